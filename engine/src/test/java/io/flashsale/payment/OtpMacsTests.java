package io.flashsale.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtpMacsTests {

    private static final OrderId ORDER = new OrderId("01JD0000000000000000000001");
    private static final Money AMOUNT = Money.of("499", "INR");
    private static final PhoneNumber PHONE = new PhoneNumber("+919876543210");
    private static final OtpCode CODE = new OtpCode("012345");

    private final OtpMacs macs = macs("an otp secret for tests, of 32 characters or more");

    @Test
    void aCodeIsBoundToAllThatItConfirms() {
        assertThat(List.of(
                        mac(macs, ORDER, AMOUNT, PHONE, CODE),
                        mac(macs("another"), ORDER, AMOUNT, PHONE, CODE),
                        mac(macs, new OrderId("01JD0000000000000000000002"), AMOUNT, PHONE, CODE),
                        mac(macs, ORDER, Money.of("499.01", "INR"), PHONE, CODE),
                        mac(macs, ORDER, Money.of("499", "USD"), PHONE, CODE),
                        mac(macs, ORDER, AMOUNT, new PhoneNumber("+919876543211"), CODE),
                        mac(macs, ORDER, AMOUNT, PHONE, new OtpCode("012346"))))
                .doesNotHaveDuplicates()
                .allMatch(mac -> mac.matches("[0-9a-f]{64}"));
    }

    @Test
    void theSameAmountMayBeWrittenWithMoreZeros() {
        String mac = mac(macs, ORDER, AMOUNT, PHONE, CODE);

        assertThat(OtpMacs.same(mac, mac(macs, ORDER, Money.of("499.0000", "INR"), PHONE, CODE)))
                .isTrue();
    }

    private static String mac(OtpMacs macs, OrderId order, Money amount, PhoneNumber phone, OtpCode code) {
        return macs.ofCode(order, amount, macs.ofPhone(phone), code);
    }

    private static OtpMacs macs(String secret) {
        return new OtpMacs(secret.getBytes(StandardCharsets.UTF_8));
    }
}
