package io.flashsale.mailing.mysql;

import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.time;

import io.flashsale.mailing.Mailing;
import io.flashsale.mailing.Mailings;
import io.flashsale.notification.Template;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A row for each mailing. It only goes forward: of two who make the same page, the second changes nothing. */
@Component
class MySqlMailings implements Mailings {

    private static final int MOST = 100;

    private final DatabaseClient database;

    MySqlMailings(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> begin(Mailing mailing, Instant now) {
        GenericExecuteSpec insert = of(mailing, """
                INSERT INTO mailing (sale_id, template, begun_at, ends_at)
                VALUES (:sale, :template, :now, :ends)
                ON DUPLICATE KEY UPDATE begun_at = mailing.begun_at""");
        return done(insert.bind("now", now).bind("ends", mailing.endsAt()));
    }

    @Override
    public Flux<Mailing> underWay() {
        return database.sql("SELECT * FROM mailing WHERE ended_at IS NULL ORDER BY begun_at LIMIT :most")
                .bind("most", MOST)
                .map(row -> new Mailing(
                        new SaleId(text(row, "sale_id")),
                        Template.valueOf(text(row, "template")),
                        text(row, "last_id"),
                        time(row, "ends_at")))
                .all();
    }

    @Override
    public Mono<Void> note(Mailing mailing, List<CustomerId> page) {
        return done(of(mailing, """
                        UPDATE mailing SET last_id = :last, messages = messages + :made
                        WHERE sale_id = :sale AND template = :template AND last_id = :before""")
                .bind("last", page.getLast().value())
                .bind("made", page.size())
                .bind("before", mailing.lastId()));
    }

    @Override
    public Mono<Void> end(Mailing mailing, Instant now) {
        return done(of(mailing, """
                        UPDATE mailing SET ended_at = :now
                        WHERE sale_id = :sale AND template = :template AND ended_at IS NULL""").bind("now", now));
    }

    private GenericExecuteSpec of(Mailing mailing, String statement) {
        return database.sql(statement)
                .bind("sale", mailing.sale().value())
                .bind("template", mailing.template().name());
    }

    private static Mono<Void> done(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().then();
    }
}
