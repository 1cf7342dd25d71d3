package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many who follow a sale at one process of 128 MB and what they may need. Ten thousand of them: {@code ./mvnw verify
 * -pl engine,api -Dit.test=ManyListenersIT -Dflashsale.test.listeners=10000}; that needs as many open files, twice.
 */
class ManyListenersIT {

    private static final int LISTENERS = Integer.getInteger("flashsale.test.listeners", 2_000);
    private static final int BUYERS = 50;
    private static final long MOST_HEAP_EACH = 30_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    private static final Corner CORNER = new Corner();
    private static final AppProcess APP =
            new AppProcess(CORNER, "").withHeap(128 + (int) (MOST_HEAP_EACH * LISTENERS >> 20));

    @BeforeAll
    static void start() {
        APP.start();
    }

    @AfterAll
    static void stop() {
        APP.close();
        CORNER.close();
    }

    @Test
    void eachIsToldOfAPauseWithinSecondsAndCostsLittle() {
        var sale = SmallSale.open(APP, 10_000, 0);
        var events = APP.url("/api/sales/" + sale.id() + "/events");
        warmUp(events);
        long heapBefore = liveBytes();
        long residentBefore = residentBytes();

        try (var crowd = new Listeners(LISTENERS)) {
            Duration all = timed(crowd, "OPEN", () -> crowd.open(events, LISTENERS));
            long heapEach = (liveBytes() - heapBefore) / LISTENERS;
            long residentEach = (residentBytes() - residentBefore) / LISTENERS;
            Duration paused = timed(crowd, "PAUSED", () -> change(sale, "pause"));
            change(sale, "resume");
            Duration buying = medianOfPurchases(sale);
            Duration closed = timed(crowd, "CLOSED", () -> change(sale, "close"));
            APP.await("nobody to listen", () -> listening() == 0);

            System.out.printf(
                    "{\"listeners\": %d, \"heapBytesEach\": %d, \"residentBytesEach\": %d, \"openMillis\": %d,"
                            + " \"pauseMillis\": %d, \"closeMillis\": %d, \"medianBuyMillis\": %d,"
                            + " \"heapBytesBefore\": %d, \"heapBytesAfter\": %d}%n",
                    LISTENERS,
                    heapEach,
                    residentEach,
                    all.toMillis(),
                    paused.toMillis(),
                    closed.toMillis(),
                    buying.toMillis(),
                    heapBefore,
                    liveBytes());
            assertThat(crowd.broken()).isZero();
            assertThat(paused).isLessThan(LONGEST);
            assertThat(heapEach).isLessThan(MOST_HEAP_EACH);
        }
        assertThat(liveBytes() - heapBefore).isLessThan(MOST_HEAP_EACH * LISTENERS / 4);
    }

    private static void warmUp(URI events) {
        try (var few = new Listeners(100)) {
            few.open(events, 100);
            APP.await("a warm process", () -> few.told("OPEN") >= 100);
        }
        APP.await("nobody to listen", () -> listening() == 0);
    }

    /** From before the action until the last of them is told. */
    private static Duration timed(Listeners crowd, String phase, Runnable action) {
        long began = System.nanoTime();
        action.run();
        APP.await(phase + " to be told to all", () -> crowd.told(phase) >= LISTENERS);
        return Duration.ofNanos(crowd.lastTold(phase) - began);
    }

    private static Duration medianOfPurchases(SmallSale sale) {
        APP.await(
                "a gate that is open again",
                () -> "OPEN".equals(CORNER.redis().hget("{" + sale.id() + ":0}:sale", "state")));
        return IntStream.range(0, BUYERS)
                .mapToObj(_ -> {
                    long began = System.nanoTime();
                    assertThat(sale.buy(APP, SmallSale.newCustomer(), "one").status())
                            .isEqualTo(202);
                    return Duration.ofNanos(System.nanoTime() - began);
                })
                .sorted()
                .skip(BUYERS / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void change(SmallSale sale, String change) {
        var answer = Answer.to(HttpRequest.newBuilder(APP.url("/api/admin/sales/" + sale.id() + "/" + change))
                .header("Authorization", "Bearer " + SmallSale.admin())
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(200);
    }

    private static int listening() {
        return (int) APP.metric("flashsale_sale_listeners");
    }

    /** What is still reachable after a collection. */
    private static long liveBytes() {
        String histogram = run(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(APP.pid()),
                "GC.class_histogram");
        return number(TOTAL, histogram);
    }

    private static long residentBytes() {
        try {
            return number(RESIDENT, Files.readString(Path.of("/proc/" + APP.pid() + "/status"))) << 10;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static String run(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
