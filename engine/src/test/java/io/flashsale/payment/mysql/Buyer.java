package io.flashsale.payment.mysql;

import io.flashsale.payment.OtpRequest;
import io.flashsale.shared.ClientNetwork;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.PhoneNumber;
import io.flashsale.shared.SaleId;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Who pays cash on delivery: each new one shares nothing with any other. */
record Buyer(SaleId sale, CustomerId customer, ClientNetwork client, PhoneNumber phone) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    static Buyer somebody() {
        int number = COUNT.incrementAndGet();
        return new Buyer(
                new SaleId(CodShop.newId()),
                new CustomerId(CodShop.newId()),
                address("10.1.%d.%d".formatted(number / 250, number % 250)),
                new PhoneNumber("+9198765%05d".formatted(number)));
    }

    /** A payment of an order of 499 rupees, both new. */
    OtpRequest pays() {
        return new OtpRequest(
                new PaymentId(CodShop.newId()),
                new OrderId(CodShop.newId()),
                sale,
                customer,
                client,
                Money.of("499", "INR"),
                phone);
    }

    Buyer in(SaleId other) {
        return new Buyer(other, customer, client, phone);
    }

    Buyer as(CustomerId other) {
        return new Buyer(sale, other, client, phone);
    }

    Buyer from(String other) {
        return new Buyer(sale, customer, address(other), phone);
    }

    Buyer with(PhoneNumber other) {
        return new Buyer(sale, customer, client, other);
    }

    private static ClientNetwork address(String text) {
        return ClientNetwork.of(InetAddress.ofLiteral(text));
    }
}
