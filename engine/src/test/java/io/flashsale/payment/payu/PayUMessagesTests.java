package io.flashsale.payment.payu;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.payment.PaymentResult;
import io.flashsale.payment.ProviderMessage.Authentic;
import io.flashsale.payment.ProviderMessage.Reason;
import io.flashsale.payment.ProviderMessage.Refused;
import io.flashsale.shared.Money;
import io.flashsale.shared.PaymentId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayUMessagesTests {

    private static final PaymentId PAYMENT = new PaymentId("01ARZ3NDEKTSV4RRFFQ69G5FAV");

    private final PayUHashes hashes = new PayUHashes(PayU.KEY, PayU.SALT);
    private final PayUMessages messages = new PayUMessages(PayU.offline());

    @Test
    void aSignedMessageIsAuthentic() {
        assertThat(messages.read(PayU.posted(signed(Map.of()))))
                .isEqualTo(
                        new Authentic(PAYMENT, PaymentResult.SUCCESS, Money.of("499.00", "INR"), Money.of("0", "INR")));
    }

    @ParameterizedTest
    @CsvSource({"success, SUCCESS", "failure, FAILURE", "pending, PENDING", "bounced, PENDING", "SUCCESS, PENDING"})
    void onlyTheSignedStatusCounts(String status, PaymentResult result) {
        var message = messages.read(PayU.posted(signed(Map.of("status", status, "unmappedstatus", "captured"))));

        assertThat(message)
                .isInstanceOfSatisfying(
                        Authentic.class, it -> assertThat(it.result()).isEqualTo(result));
    }

    @Test
    void additionalChargesAreNotPartOfTheAmount() {
        var message = messages.read(PayU.posted(signed(Map.of("additionalCharges", "11.80"))));

        assertThat(message).isInstanceOfSatisfying(Authentic.class, it -> {
            assertThat(it.amount()).isEqualTo(Money.of("499.00", "INR"));
            assertThat(it.additionalCharges()).isEqualTo(Money.of("11.80", "INR"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "txnid", "amount", "productinfo", "firstname", "email", "udf1", "udf5", "hash"})
    void aChangedFieldIsSeen(String field) {
        var forged = signed(Map.of());
        forged.merge(field, "1", String::concat);

        assertThat(messages.read(PayU.posted(forged))).isEqualTo(new Refused(Reason.WRONG_HASH, "hash"));
    }

    @Test
    void chargesThatWereAddedOrTakenAwayAreSeen() {
        var added = signed(Map.of());
        added.put("additionalCharges", "11.80");
        var takenAway = signed(Map.of("additionalCharges", "11.80"));
        takenAway.remove("additionalCharges");

        assertThat(messages.read(PayU.posted(added))).isEqualTo(new Refused(Reason.WRONG_HASH, "hash"));
        assertThat(messages.read(PayU.posted(takenAway))).isEqualTo(new Refused(Reason.WRONG_HASH, "hash"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "txnid", "amount", "status", "hash"})
    void whatEveryMessageHasMustBeThere(String field) {
        var lacking = signed(Map.of());
        lacking.remove(field);
        var empty = PayU.posted(signed(Map.of()));
        empty.put(field, List.of());

        assertThat(messages.read(PayU.posted(lacking))).isEqualTo(new Refused(Reason.MISSING_FIELD, field));
        assertThat(messages.read(empty)).isEqualTo(new Refused(Reason.MISSING_FIELD, field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "amount", "udf3", "additionalCharges", "hash"})
    void aFieldThatIsThereTwiceIsRefused(String field) {
        var form = PayU.posted(signed(Map.of()));
        form.put(field, List.of(form.getOrDefault(field, List.of("")).getFirst(), "1"));

        assertThat(messages.read(form)).isEqualTo(new Refused(Reason.REPEATED_FIELD, field));
    }

    @Test
    void aMessageForAnotherMerchantIsRefused() {
        assertThat(messages.read(PayU.posted(signed(Map.of("key", "another")))))
                .isEqualTo(new Refused(Reason.WRONG_KEY, "key"));
    }

    @ParameterizedTest
    @CsvSource({
        "txnid, order-17",
        "amount, 4.99e2",
        "amount, -1",
        "additionalCharges, none",
        "firstname, Ada|x",
    })
    void signedButUnreadableIsRefused(String field, String value) {
        assertThat(messages.read(PayU.posted(signed(Map.of(field, value)))))
                .isEqualTo(new Refused(Reason.UNREADABLE_FIELD, field));
    }

    private Map<String, String> signed(Map<String, String> changes) {
        var fields = new TreeMap<>(Map.of(
                "key", PayU.KEY,
                "txnid", Txnid.of(PAYMENT),
                "amount", "499.00",
                "productinfo", "Aurora X",
                "firstname", "Ada",
                "email", "ada@example.com",
                "status", "success",
                "mihpayid", "403993715500000001"));
        fields.putAll(changes);
        fields.put("hash", hashes.ofResponse(fields));
        return fields;
    }
}
