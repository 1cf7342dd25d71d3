package io.flashsale.payment.payu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PaymentId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TxnidTests {

    @RepeatedTest(100)
    void isReadAsThePaymentItWasMadeOf() {
        var payment = new PaymentId(UlidCreator.getUlid().toString());

        var txnid = Txnid.of(payment);

        assertThat(txnid).hasSize(25);
        assertThat(Txnid.read(txnid)).isEqualTo(payment);
    }

    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000, 0000000000000000000000000",
        "0000000000000000000000001A, 0000000000000000000000016",
        "7ZZZZZZZZZZZZZZZZZZZZZZZZZ, F5LXX1ZZ5PNORYNQGLHZMSP33",
    })
    void holdsEveryUlid(String ulid, String txnid) {
        assertThat(Txnid.of(new PaymentId(ulid))).isEqualTo(txnid);
        assertThat(Txnid.read(txnid)).isEqualTo(new PaymentId(ulid));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "F5LXX1ZZ5PNORYNQGLHZMSP34",
                "ZZZZZZZZZZZZZZZZZZZZZZZZZ",
                "00000000000000000000000000",
                "000000000000000000000000",
                "000000000000000000000000a",
                "-000000000000000000000001",
                "000000000000000000000000١"
            })
    void whatIsNoPaymentOfOursIsNotRead(String txnid) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Txnid.read(txnid));
    }
}
