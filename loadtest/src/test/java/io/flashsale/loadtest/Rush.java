package io.flashsale.loadtest;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A crowd signs up and logs in; then all buy at the same instant. A customer is not a connection: the crowd comes
 * through a bounded number of connections ("doors"), as through a load balancer, each taking the next customer as soon
 * as the one before has an answer. So neither ports nor file descriptors run out. {@link RushReport} reads what is
 * written down.
 */
public final class Rush extends Simulation {

    private final RushOptions options = RushOptions.ofThisProcess();
    private final Crowd crowd = new Crowd(options);
    private final Shop shop;
    private final Sale sale;
    private final Promotions promotions;

    public Rush() throws IOException, InterruptedException {
        shop = Shop.enter(options.url());
        sale = shop.open(options.newSale());
        promotions = Promotions.lineUp(options, shop);
        var arrival = new Arrival(crowd);
        var purchase = new Purchase(options, sale, crowd);
        setUp(scenario("Sign up")
                        .exec(arrival.ofAll())
                        .injectOpen(atOnceUsers(options.signUpDoors()))
                        .andThen(scenario("Rush")
                                .exec(this::beginPromotions)
                                .exec(purchase.ofAll())
                                .injectOpen(atOnceUsers(options.doors()))))
                .protocols(protocol())
                .assertions(outcomes());
    }

    /** Waits for the ledger at once, so that the time until it is quiet is measured. */
    @Override
    public void after() {
        promotions.stop();
        try (var database = Database.open(options.databaseUrl())) {
            var orders = crowd.acknowledgedOrders();
            var quietMillis = Quiet.awaitMillis(database, shop, sale, orders, options.quietPatience());
            var run = new RushRun(sale, quietMillis, promotions.millis());
            Files.createDirectories(options.folder());
            Answer.writeAll(options.folder().resolve(RushRun.ANSWERS), crowd.answers());
            Json.write(options.folder().resolve(RushRun.FILE), run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("database: not to be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Session beginPromotions(Session session) {
        promotions.begin();
        return session;
    }

    private HttpProtocolBuilder protocol() {
        return http.baseUrl(options.url().toString())
                .acceptHeader("application/json, application/problem+json")
                .contentTypeHeader("application/json")
                .userAgentHeader("rush")
                .disableCaching();
    }

    private List<Assertion> outcomes() {
        var assertions = new ArrayList<Assertion>();
        assertions.add(count(Outcome.ACCEPTED).is((long) options.expectedAccepted()));
        if (options.expectedWaitlisted() > 0) {
            assertions.add(count(Outcome.WAITLISTED).is((long) options.expectedWaitlisted()));
        }
        return assertions;
    }

    /** Every first answer to a wish is a group named by its outcome. */
    private static Assertion.WithPathAndTarget<Long> count(Outcome outcome) {
        return details(outcome.label()).allRequests().count();
    }
}
