package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.account.News;
import io.flashsale.account.NewsSettings;
import io.flashsale.account.NewsToken;
import io.flashsale.notification.NewsReaders;
import io.flashsale.platform.OpaqueTokens;
import io.flashsale.shared.CustomerId;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A row of {@code news_reader} for everybody who asked for news. */
@Component
@EnableConfigurationProperties(NewsSettings.class)
class MySqlNews implements News, NewsReaders {

    private final DatabaseClient database;
    private final NewsSettings settings;
    private final OpaqueTokens tokens;
    private final Clock clock;

    MySqlNews(DatabaseClient database, NewsSettings settings, OpaqueTokens tokens, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> areWanted(CustomerId customer) {
        return of(customer, "SELECT 1 FROM news_reader WHERE customer_id = :customer")
                .fetch()
                .one()
                .hasElement();
    }

    @Override
    public Mono<Boolean> change(CustomerId customer, boolean wanted) {
        return wanted
                ? add(customer).then(areWanted(customer))
                : remove(customer).thenReturn(false);
    }

    @Override
    public Mono<Boolean> endBy(String token) {
        return Mono.justOrEmpty(NewsToken.read(token, tokens))
                .flatMap(customer -> remove(customer).thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** An account that goes just now takes no row. */
    private Mono<Long> add(CustomerId customer) {
        GenericExecuteSpec insert = of(customer, """
                INSERT INTO news_reader (customer_id, since)
                SELECT id, :now FROM customer WHERE id = :customer LOCK IN SHARE MODE
                ON DUPLICATE KEY UPDATE since = news_reader.since""");
        return insert.bind("now", clock.instant()).fetch().rowsUpdated();
    }

    private Mono<Long> remove(CustomerId customer) {
        return of(customer, "DELETE FROM news_reader WHERE customer_id = :customer")
                .fetch()
                .rowsUpdated();
    }

    /** Who has not verified the address may have given somebody else's. */
    @Override
    public Flux<CustomerId> after(String id, int most) {
        return settings.unsubscribeUrl() == null
                ? Flux.empty()
                : database.sql("""
                        SELECT r.customer_id FROM news_reader r
                        STRAIGHT_JOIN customer_identity i ON i.customer_id = r.customer_id
                            AND i.provider = 'PASSWORD' AND i.verified_at IS NOT NULL
                        WHERE r.customer_id > :after ORDER BY r.customer_id LIMIT :most""")
                        .bind("after", id)
                        .bind("most", most)
                        .map(row -> new CustomerId(text(row, "customer_id")))
                        .all();
    }

    private GenericExecuteSpec of(CustomerId customer, String statement) {
        return database.sql(statement).bind("customer", customer.value());
    }
}
