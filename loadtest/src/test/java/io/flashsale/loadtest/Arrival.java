package io.flashsale.loadtest;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.UUID;

/** What a customer does before the rush: signs up, logs in, stands in line. */
record Arrival(Crowd crowd, String run) {

    private static final String NEWCOMER = "newcomer";
    private static final String TOKEN = "token";
    private static final String PASSWORD = "correct horse battery";

    /** Mail addresses are new in every run. */
    Arrival(Crowd crowd) {
        this(crowd, UUID.randomUUID().toString());
    }

    /** One connection after another customer, until all have arrived. */
    ChainBuilder ofAll() {
        return exec(this::callNext)
                .exec(asLongAs(session -> session.contains(NEWCOMER))
                        .on(exec(http("sign up")
                                        .post("/api/accounts")
                                        .body(StringBody(this::account))
                                        .check(status().is(201)))
                                .exec(http("log in")
                                        .post("/api/sessions")
                                        .body(StringBody(this::credentials))
                                        .check(
                                                status().is(200),
                                                jsonPath("$.accessToken").saveAs(TOKEN)))
                                .exec(exitHereIfFailed())
                                .exec(this::lineUp)
                                .exec(this::callNext)));
    }

    private Session callNext(Session session) {
        return crowd.nextNewcomer()
                .map(customer -> session.set(NEWCOMER, customer))
                .orElseGet(() -> session.remove(NEWCOMER));
    }

    private Session lineUp(Session session) {
        crowd.lineUp(session.getInt(NEWCOMER), session.getString(TOKEN));
        return session;
    }

    private String account(Session session) {
        return """
                {"email": "%s", "password": "%s", "name": "Customer %d"}
                """.formatted(mail(session), PASSWORD, session.getInt(NEWCOMER));
    }

    private String credentials(Session session) {
        return """
                {"email": "%s", "password": "%s"}
                """.formatted(mail(session), PASSWORD);
    }

    private String mail(Session session) {
        return "customer-%d@%s.example".formatted(session.getInt(NEWCOMER), run);
    }
}
