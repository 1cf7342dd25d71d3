package io.flashsale.platform.mysql;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.IsolationLevel;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Connections whose session is READ COMMITTED: set once for each, not once for each transaction. */
record ReadCommitted(ConnectionFactory server) implements ConnectionFactory {

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.from(server.create())
                .delayUntil(connection -> connection.setTransactionIsolationLevel(IsolationLevel.READ_COMMITTED));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return server.getMetadata();
    }
}
