package io.flashsale.payment.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.payment.OtpCheck;
import io.flashsale.payment.OtpLimit;
import io.flashsale.payment.OtpRequest;
import io.flashsale.payment.OtpSending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many texts a day: 5 for a number, 6 for a customer, 7 for an address, 8 for a sale. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtpLimitsIT {

    private static final Instant BEGIN = Instant.parse("2026-03-01T23:00:00Z");
    private static final int MANY = 40;

    private CodShop shop;

    @BeforeAll
    void open() {
        shop = new CodShop();
    }

    @BeforeEach
    void begin() {
        shop.clock.set(BEGIN);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({"NUMBER, 5", "CUSTOMER, 6", "ADDRESS, 7", "SALE, 8"})
    void noMoreTextsThanTheLimitGoOutAtOnce(OtpLimit limit, int most) {
        Buyer one = Buyer.somebody();
        List<OtpRequest> requests = IntStream.range(0, MANY)
                .mapToObj(_ -> sharing(limit, one).pays())
                .toList();
        int before = shop.twilio.received().size();

        List<OtpSending> answers = shop.sendAll(requests);

        assertThat(answers).filteredOn(OtpSending.Sent.class::isInstance).hasSize(most);
        assertThat(answers)
                .filteredOn(new OtpSending.LimitReached(limit, Duration.ofHours(1))::equals)
                .hasSize(MANY - most);
        assertThat(shop.twilio.received()).hasSize(before + most);
    }

    @Test
    void aRefusedTextIsCountedForNobody() {
        Buyer one = Buyer.somebody();
        IntStream.range(0, 8).forEach(_ -> shop.send(sharing(OtpLimit.SALE, one).pays()));
        Buyer late = sharing(OtpLimit.SALE, one);

        assertThat(shop.send(late.pays())).isEqualTo(new OtpSending.LimitReached(OtpLimit.SALE, Duration.ofHours(1)));

        assertThat(shop.counted(one.sale().value())).isEqualTo(8);
        assertThat(shop.counted(late.customer().value())).isZero();
    }

    /** Also its password still counts: nothing was replaced. */
    @Test
    void aRefusedResendChangesNothing() {
        Buyer one = Buyer.somebody();
        OtpRequest request = one.pays();
        var code = shop.sendAndRead(request);
        IntStream.range(0, 4)
                .forEach(_ -> shop.send(sharing(OtpLimit.NUMBER, one).pays()));
        shop.clock.advance(Duration.ofSeconds(30));

        assertThat(shop.send(request)).isInstanceOf(OtpSending.LimitReached.class);

        assertThat(shop.check(request, code)).isEqualTo(new OtpCheck.Verified());
    }

    @Test
    void theNextDayBeginsAnew() {
        Buyer one = Buyer.somebody();
        IntStream.range(0, 5)
                .forEach(_ -> shop.send(sharing(OtpLimit.NUMBER, one).pays()));
        assertThat(shop.send(sharing(OtpLimit.NUMBER, one).pays())).isInstanceOf(OtpSending.LimitReached.class);

        shop.clock.advance(Duration.ofHours(1));

        assertThat(shop.send(sharing(OtpLimit.NUMBER, one).pays())).isInstanceOf(OtpSending.Sent.class);
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        List<OtpRequest> requests = IntStream.range(0, MANY)
                .mapToObj(i -> Buyer.somebody().from("2001:db8:1:2::" + i).pays())
                .toList();

        assertThat(shop.sendAll(requests))
                .filteredOn(OtpSending.Sent.class::isInstance)
                .hasSize(7);
        assertThat(shop.send(Buyer.somebody().from("2001:db8:1:3::1").pays())).isInstanceOf(OtpSending.Sent.class);
    }

    /** Somebody who has just this in common with the other. */
    private static Buyer sharing(OtpLimit limit, Buyer other) {
        Buyer somebody = Buyer.somebody();
        return switch (limit) {
            case NUMBER -> somebody.with(other.phone());
            case CUSTOMER -> somebody.as(other.customer());
            case ADDRESS -> new Buyer(somebody.sale(), somebody.customer(), other.client(), somebody.phone());
            case SALE -> somebody.in(other.sale());
        };
    }
}
