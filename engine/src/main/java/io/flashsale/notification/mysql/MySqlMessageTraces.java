package io.flashsale.notification.mysql;

import io.flashsale.platform.Traces;
import io.flashsale.shared.CustomerId;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All messages to somebody, sent or not. There are some also where no mails are sent now, or not by this process. */
@Component
class MySqlMessageTraces implements Traces {

    private final DatabaseClient database;

    MySqlMessageTraces(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> erase(CustomerId customer) {
        return database.sql("DELETE FROM notification WHERE recipient_id = :customer")
                .bind("customer", customer.value())
                .fetch()
                .rowsUpdated()
                .then();
    }
}
