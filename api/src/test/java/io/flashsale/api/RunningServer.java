package io.flashsale.api;

import io.flashsale.account.Role;
import io.flashsale.api.security.AccessTokens;
import io.flashsale.api.security.Shopper;
import io.flashsale.api.testing.TestSales;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.platform.Ids;
import io.flashsale.shared.CustomerId;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole application on real servers, the same one for every test of this kind: each makes rows of its own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "flashsale.jwt.secret=" + RunningServer.SECRET,
            "flashsale.admin.email=" + RunningServer.ADMIN_MAIL,
            "flashsale.admin.password=" + RunningServer.ADMIN_PASSWORD,
            "flashsale.password.memory-kib=64",
            "flashsale.password.iterations=1",
            "flashsale.import.largest=1MB",
            "flashsale.import.most-rows=20000",
            "flashsale.import.patience=4s",
            "flashsale.import.at-once=2",
            "flashsale.answers.longest=3s",
            "flashsale.warm-up.requests=0"
        })
public abstract class RunningServer {

    protected static final String SECRET = "a secret for tests, of 32 bytes or more";
    protected static final String ADMIN_MAIL = "admin@example.com";
    protected static final String ADMIN_PASSWORD = "correct horse";

    @LocalServerPort
    protected int port;

    @LocalManagementPort
    protected int managementPort;

    @Autowired
    protected Ids ids;

    @Autowired
    protected AccessTokens tokens;

    @Autowired
    private DatabaseClient database;

    protected WebTestClient anyone;
    protected WebTestClient customer;
    protected WebTestClient admin;

    @DynamicPropertySource
    static void endpoints(DynamicPropertyRegistry registry) {
        Corner.ENDPOINTS.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void bindClients() {
        anyone = client(port).build();
        customer = as(Role.CUSTOMER);
        admin = as(Role.ADMIN);
    }

    protected static WebTestClient.Builder client(int port) {
        return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).responseTimeout(Duration.ofSeconds(20));
    }

    protected long count(String fromWhere) {
        return number("SELECT COUNT(*) FROM " + fromWhere);
    }

    protected long number(String select) {
        return Objects.requireNonNull(
                database.sql(select).mapValue(Long.class).one().block());
    }

    protected void execute(String statement) {
        database.sql(statement).then().block();
    }

    private WebTestClient as(Role role) {
        var shopper = new Shopper(new CustomerId(ids.next()), role);
        return client(port)
                .defaultHeaders(
                        headers -> headers.setBearerAuth(tokens.mint(shopper).value()))
                .build();
    }

    private static final class Corner {
        private static final Endpoints ENDPOINTS =
                TestSales.sharedBy(DevelopmentServices.shared().freshEndpoints());
    }
}
