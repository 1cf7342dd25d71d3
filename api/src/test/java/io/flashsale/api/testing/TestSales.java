package io.flashsale.api.testing;

import io.flashsale.development.Endpoints;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Takes the sales of a test class out of the shared applications when the class is done: each of those hundreds would
 * be read, swept and watched several times a second until the last test has run. JUnit finds this by itself.
 */
public final class TestSales implements AfterAllCallback {

    private static final List<Books> SHARED = new CopyOnWriteArrayList<>();

    /** Of an application that one test class after the other uses. */
    public static Endpoints sharedBy(Endpoints servers) {
        SHARED.add(new Books(servers));
        return servers;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SHARED.forEach(books -> books.execute("UPDATE sale SET state = 'DRAFT'"));
    }
}
