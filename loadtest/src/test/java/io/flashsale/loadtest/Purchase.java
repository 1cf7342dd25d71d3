package io.flashsale.loadtest;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doWhile;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What a customer does in the rush: buys, and repeats with the same key while there is no definite answer. */
record Purchase(RushOptions options, Sale sale, Crowd crowd) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int JITTER_MILLIS = 500;

    private static final String WISH = "wish";
    private static final String REPEATS = "repeats";
    private static final String PAUSE = "pause";
    private static final String LABEL = "label";
    private static final String STATUS = "status";
    private static final String BODY = "body";
    private static final String RETRY_AFTER = "retryAfter";
    private static final String START = "start";

    /** All doors open their connections, wait for each other, and let customers through until nobody is left. */
    ChainBuilder ofAll() {
        return exec(stopLoadGeneratorIf("Not everybody could sign up", _ -> !crowd.isComplete()))
                .exec(http("look at the sale").get("/api/sales/" + sale.slug()))
                .exec(rendezVous(options.doors()))
                .exec(this::callNext)
                .exec(asLongAs(session -> session.contains(WISH))
                        .on(doWhile(session -> session.contains(PAUSE))
                                .on(exec(Purchase::forget)
                                        .exec(buy())
                                        .exec(this::hear)
                                        .exec(doIf(session -> session.contains(PAUSE))
                                                .then(pause(session -> session.<Duration>get(PAUSE)))))
                                .exec(group("#{" + LABEL + "}").on(exec(Session::markAsSucceeded)))
                                .exec(this::callNext)));
    }

    private HttpRequestActionBuilder buy() {
        return http("buy")
                .post(sale.ordersPath())
                .header("Authorization", session -> "Bearer " + wish(session).token())
                .header("Idempotency-Key", session -> wish(session).key())
                .body(StringBody(sale.oneUnit()))
                .requestTimeout(options.answerPatience())
                .check(
                        status().saveAs(STATUS),
                        bodyString().saveAs(BODY),
                        header("Retry-After").optional().saveAs(RETRY_AFTER));
    }

    private Session callNext(Session session) {
        return crowd.nextWish()
                .map(wish -> session.set(WISH, wish).set(REPEATS, 0).set(START, System.nanoTime()))
                .orElseGet(() -> session.remove(WISH));
    }

    private static Session forget(Session session) {
        return session.removeAll(STATUS, BODY, RETRY_AFTER, PAUSE).markAsSucceeded();
    }

    /** A definite answer is written down; without one the customer comes again, unless it was often enough. */
    private Session hear(Session session) {
        var reply = reply(session);
        var outcome = Outcome.of(reply);
        int repeats = session.getInt(REPEATS);
        if (outcome == Outcome.UNKNOWN && repeats < options.mostRepeats()) {
            return session.set(PAUSE, pauseBeforeRepeat(session)).set(REPEATS, repeats + 1);
        }
        var wish = wish(session);
        var answer = new Answer(wish.customer(), wish.key(), outcome, reply.orderId(), millis(session), repeats);
        return session.set(LABEL, crowd.hear(answer) ? outcome.label() : "repeated");
    }

    private static Reply reply(Session session) {
        return session.contains(STATUS) ? Reply.of(session.getInt(STATUS), session.getString(BODY)) : Reply.none();
    }

    /** Since the customer's first try, with all pauses. */
    private static int millis(Session session) {
        return (int)
                Duration.ofNanos(System.nanoTime() - session.getLong(START)).toMillis();
    }

    /** As long as the shop asks for, or a second; never all at the same time. */
    private static Duration pauseBeforeRepeat(Session session) {
        int seconds = session.contains(RETRY_AFTER) ? Integer.parseInt(session.getString(RETRY_AFTER)) : 1;
        var asked = Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE.toSeconds()));
        return asked.plusMillis(ThreadLocalRandom.current().nextInt(JITTER_MILLIS));
    }

    private static Wish wish(Session session) {
        return session.<Wish>get(WISH);
    }
}
