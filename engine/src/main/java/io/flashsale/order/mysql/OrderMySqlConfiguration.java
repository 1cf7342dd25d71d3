package io.flashsale.order.mysql;

import io.flashsale.order.Ledger;
import io.flashsale.order.LedgerSettings;
import io.flashsale.order.OrderRules;
import io.flashsale.order.OrderStates;
import io.flashsale.order.Orders;
import io.flashsale.order.Recordings;
import io.flashsale.platform.Ids;
import io.flashsale.platform.mysql.Transactions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;

/** Puts the ledger together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
class OrderMySqlConfiguration {

    @Bean
    Ledger ledger(DatabaseClient database, Transactions transactions, LedgerSettings settings, Ids ids) {
        return new MySqlLedger(
                database, transactions, new OrderRules(settings.grace()), new LedgerWrites(database, ids));
    }

    @Bean
    Orders orders(DatabaseClient database, ReactiveTransactionManager transactions) {
        return new MySqlOrders(database, transactions);
    }

    @Bean
    OrderStates orderStates(DatabaseClient database) {
        return new MySqlOrderStates(database);
    }

    @Bean
    Recordings recordings(DatabaseClient database) {
        return new MySqlRecordings(database);
    }
}
