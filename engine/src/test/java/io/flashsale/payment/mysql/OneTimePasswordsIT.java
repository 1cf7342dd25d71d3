package io.flashsale.payment.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.development.sms.Mood;
import io.flashsale.payment.OtpCheck;
import io.flashsale.payment.OtpCode;
import io.flashsale.payment.OtpRequest;
import io.flashsale.payment.OtpSending;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The table of stories of one-time passwords. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class OneTimePasswordsIT {

    private static final OtpCheck VERIFIED = new OtpCheck.Verified();
    private static final OtpCheck USED = new OtpCheck.Used();
    private static final OtpCheck NO_TRIES_LEFT = new OtpCheck.NoTriesLeft();

    private CodShop shop;

    @BeforeAll
    void open() {
        shop = new CodShop();
    }

    @BeforeEach
    void begin() {
        shop.twilio.mood(Mood.HONEST);
        shop.clock.set(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @AfterEach
    void nothingSecretIsLogged(CapturedOutput output) {
        assertThat(output.toString()).doesNotContain("98765", CodShop.SECRET, CodShop.TOKEN);
        assertThat(output.toString().split("\\W+")).doesNotContainAnyElementsOf(codes());
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void noPasswordAndNoNumberIsStored() {
        OtpRequest request = Buyer.somebody().pays();
        shop.send(request);

        String stored = shop.stored();

        assertThat(stored).contains(request.payment().value()).doesNotContain("98765");
        assertThat(stored.split("\\W+")).doesNotContainAnyElementsOf(codes());
    }

    @Test
    void theTextSaysWhatIsConfirmed() {
        OtpRequest request = Buyer.somebody().pays();

        assertThat(shop.send(request))
                .isEqualTo(new OtpSending.Sent(
                        Instant.parse("2026-03-01T12:00:30Z"), Instant.parse("2026-03-01T12:05:00Z")));

        assertThat(shop.textsOn(request)).singleElement().asString().matches("""
                [0-9]{6} is your code to order for INR 499.00, paid in cash on delivery. Valid for 5 minutes. \
                Tell it to nobody.""");
    }

    @Test
    void theRightOneVerifiesOnceAndThatIsRemembered() {
        OtpRequest request = Buyer.somebody().pays();
        OtpCode code = shop.sendAndRead(request);

        assertThat(shop.isVerified(request)).isFalse();
        assertThat(shop.check(request, code)).isEqualTo(VERIFIED);

        assertThat(shop.check(request, code)).isEqualTo(USED);
        assertThat(shop.isVerified(request)).isTrue();
        shop.clock.advance(Duration.ofHours(1));
        assertThat(shop.check(request, code)).isEqualTo(USED);
        assertThat(shop.send(request)).isEqualTo(new OtpSending.AlreadyVerified());
        assertThat(shop.textsOn(request)).hasSize(1);
    }

    @Test
    void fiveWrongOnesVoidTheRightOne() {
        OtpRequest request = Buyer.somebody().pays();
        OtpCode code = shop.sendAndRead(request);

        for (int left = 4; left >= 0; left--) {
            assertThat(shop.check(request, wrong(code, left))).isEqualTo(new OtpCheck.Wrong(left));
        }

        assertThat(shop.check(request, code)).isEqualTo(NO_TRIES_LEFT);
        assertThat(shop.isVerified(request)).isFalse();
    }

    @Test
    void anExpiredOneIsWorthNothing() {
        OtpRequest request = Buyer.somebody().pays();
        OtpCode code = shop.sendAndRead(request);
        shop.clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(shop.check(request, wrong(code, 1))).isEqualTo(new OtpCheck.Wrong(4));

        shop.clock.advance(Duration.ofMillis(1));

        assertThat(shop.check(request, code)).isEqualTo(new OtpCheck.Expired());
    }

    @Test
    void oneOfAnotherOrderIsWrong() {
        Buyer buyer = Buyer.somebody();
        OtpRequest request = buyer.pays();
        OtpRequest other = buyer.pays();
        OtpCode code = shop.sendAndRead(request);
        OtpCode otherCode = shop.sendAndRead(other);

        assertThat(shop.check(request, otherCode)).isEqualTo(new OtpCheck.Wrong(4));
        assertThat(shop.check(moved(request, other.order()), code)).isEqualTo(new OtpCheck.Unknown());
        assertThat(shop.check(buyer.pays(), code)).isEqualTo(new OtpCheck.Unknown());
        assertThat(shop.check(request, code)).isEqualTo(VERIFIED);
    }

    @Test
    void oneOfAnotherAmountIsWrong() {
        OtpRequest request = Buyer.somebody().pays();
        OtpCode code = shop.sendAndRead(request);

        assertThat(shop.check(request, Money.of("4990", "INR"), code)).isEqualTo(new OtpCheck.Wrong(4));
        assertThat(shop.check(request, Money.of("499", "USD"), code)).isEqualTo(new OtpCheck.Wrong(3));
        assertThat(shop.check(request, Money.of("499.0000", "INR"), code)).isEqualTo(VERIFIED);
    }

    @Test
    void aNewOneReplacesTheOldOneAndItsTries() {
        OtpRequest request = Buyer.somebody().pays();
        OtpCode old = shop.sendAndRead(request);
        IntStream.range(0, 5).forEach(i -> shop.check(request, wrong(old, i)));
        shop.clock.advance(Duration.ofSeconds(30));

        OtpCode code = shop.sendAndRead(request);

        assertThat(shop.check(request, old)).isEqualTo(new OtpCheck.Wrong(4));
        assertThat(shop.check(request, code)).isEqualTo(VERIFIED);
    }

    @Test
    void pausesGrow() {
        OtpRequest request = Buyer.somebody().pays();

        for (int seconds : List.of(30, 60, 100, 100)) {
            assertThat(shop.send(request)).isInstanceOf(OtpSending.Sent.class);
            shop.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(shop.send(request)).isEqualTo(new OtpSending.TooSoon(Duration.ofMillis(1)));
            shop.clock.advance(Duration.ofMillis(1));
        }
    }

    @Test
    void aStormOfResendsIsOneText() {
        OtpRequest request = Buyer.somebody().pays();

        for (int texts = 1; texts <= 2; texts++) {
            List<OtpSending> answers = shop.sendAll(Collections.nCopies(200, request));

            assertThat(answers).filteredOn(OtpSending.Sent.class::isInstance).hasSize(1);
            assertThat(answers).filteredOn(OtpSending.TooSoon.class::isInstance).hasSize(199);
            assertThat(shop.textsOn(request)).hasSize(texts);
            assertThat(shop.counted(request.sale().value())).isEqualTo(texts);
            shop.clock.advance(Duration.ofSeconds(30));
        }
    }

    @Test
    void aThousandGuessesAreFiveComparisons() {
        OtpRequest request = Buyer.somebody().pays();
        OtpCode code = shop.sendAndRead(request);
        List<OtpCode> guesses =
                IntStream.range(0, 1_000).mapToObj(i -> wrong(code, i)).toList();

        List<OtpCheck> answers = shop.checkAll(request, guesses);

        assertThat(answers).filteredOn(OtpCheck.Wrong.class::isInstance).hasSize(5);
        assertThat(answers).filteredOn(NO_TRIES_LEFT::equals).hasSize(995);
        assertThat(shop.check(request, code)).isEqualTo(NO_TRIES_LEFT);
    }

    @Test
    void theRightOneAThousandTimesAtOnceVerifiesOnce() {
        OtpRequest request = Buyer.somebody().pays();
        OtpCode code = shop.sendAndRead(request);

        List<OtpCheck> answers = shop.checkAll(request, Collections.nCopies(1_000, code));

        assertThat(answers).filteredOn(VERIFIED::equals).hasSize(1);
        assertThat(answers).filteredOn(OtpCheck.Wrong.class::isInstance).isEmpty();
        assertThat(shop.check(request, code)).isEqualTo(USED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW", "REFUSES_THIS", "REFUSES_WITH_OK", "BREAKS_OFF"})
    void whenTheProviderIsAwayOrTakesNoTextNoneOfTheDayIsLost(Mood mood, CapturedOutput output) {
        OtpRequest request = Buyer.somebody().pays();
        shop.twilio.mood(mood);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> shop.send(request))
                .satisfies(away -> assertThat(away.retryAfter()).isEqualTo(Duration.ofSeconds(30)));

        assertThat(output).contains("No text: twilio: ");
        assertThat(shop.counted(request.customer().value())).isZero();
        assertThat(shop.counted(request.sale().value())).isOne();
        assertThat(shop.send(request)).isEqualTo(new OtpSending.TooSoon(Duration.ofSeconds(30)));
        shop.twilio.mood(Mood.HONEST);
        shop.clock.advance(Duration.ofSeconds(30));
        assertThat(shop.check(request, shop.sendAndRead(request))).isEqualTo(VERIFIED);
        assertThat(shop.counted(request.customer().value())).isOne();
    }

    @Test
    void aNumberThatGetsNoTextsIsSaid() {
        OtpRequest request = Buyer.somebody().pays();
        shop.twilio.mood(Mood.REFUSES);

        assertThat(shop.send(request)).isEqualTo(new OtpSending.Undeliverable(Instant.parse("2026-03-01T12:00:30Z")));
    }

    @Test
    void whatIsOldIsDeleted() {
        Instant farAway = Instant.parse("2030-01-01T12:00:00Z");
        shop.clock.set(farAway);
        OtpRequest request = Buyer.somebody().pays();
        shop.check(request, shop.sendAndRead(request));

        shop.clock.set(farAway.plus(Duration.ofDays(1)));
        shop.deleteOld();
        assertThat(shop.isVerified(request)).isTrue();

        shop.clock.set(farAway.plus(Duration.ofDays(2)));
        shop.deleteOld();
        assertThat(shop.isVerified(request)).isFalse();
        shop.clock.set(farAway);
        assertThat(shop.counted(request.sale().value())).isZero();
    }

    /** Of all texts so far. */
    private List<String> codes() {
        return shop.twilio.received().stream()
                .map(sms -> sms.text().substring(0, 6))
                .toList();
    }

    private static OtpRequest moved(OtpRequest request, OrderId order) {
        return new OtpRequest(
                request.payment(),
                order,
                request.sale(),
                request.customer(),
                request.client(),
                request.amount(),
                request.phone());
    }

    /** Each of them is another one. */
    private static OtpCode wrong(OtpCode right, int number) {
        return new OtpCode("%06d".formatted((Integer.parseInt(right.digits()) + 1 + number) % 1_000_000));
    }
}
