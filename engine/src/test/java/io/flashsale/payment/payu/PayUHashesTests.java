package io.flashsale.payment.payu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected hashes were made by a shell: {@code printf %s 'JPM7Fg|verify_payment|TXN|TuxqAugd' | sha512sum}. */
class PayUHashesTests {

    /** Of TuxqAugd|success||||||u5|u4|u3|u2|u1|ada@example.com|Ada|Aurora X|499.00|TXN|JPM7Fg. */
    private static final String RESPONSE = "c7d413f85062c563ecea34617092ec95b61893a73a84eba98ee97f004fdc8382"
            + "17ca2b41833d4d718e23121d755409e61e6216ba259a4a26ce139283ebe81f21";

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("key", "JPM7Fg"),
            Map.entry("txnid", "TXN"),
            Map.entry("amount", "499.00"),
            Map.entry("productinfo", "Aurora X"),
            Map.entry("firstname", "Ada"),
            Map.entry("email", "ada@example.com"),
            Map.entry("udf1", "u1"),
            Map.entry("udf2", "u2"),
            Map.entry("udf3", "u3"),
            Map.entry("udf4", "u4"),
            Map.entry("udf5", "u5"),
            Map.entry("status", "success"));

    private final PayUHashes hashes = new PayUHashes("JPM7Fg", "TuxqAugd");

    @Test
    void aRequestIsSignedWithItsFiveUdfsAndFiveEmptyPlaces() {
        assertThat(hashes.ofRequest(FIELDS))
                .isEqualTo("77d71970025ffabe7f30083818c64f1f262d2558d8a2d0f324cd5d8306480311"
                        + "fc907d8bca8704b9201119b17694d88c186e319897896605c9737f66d3ea6f53");
    }

    @Test
    void aResponseIsSignedBackwardsWithItsStatus() {
        assertThat(hashes.ofResponse(FIELDS)).isEqualTo(RESPONSE);
    }

    @Test
    void additionalChargesAreSignedBeforeTheSalt() {
        var charged = new HashMap<>(FIELDS);
        charged.put("additionalCharges", "11.80");

        assertThat(hashes.ofResponse(charged))
                .isEqualTo("32013f72d87f09e9b6cdda3fe8d57fa4219ba590a64c371f167345a05695fdc9"
                        + "8fea83980d464f50fb1ccc1774f0eb51b177fdf9a3c2c564416f60988506be54");
    }

    @Test
    void emptyChargesAreNone() {
        var charged = new HashMap<>(FIELDS);
        charged.put("additionalCharges", "");

        assertThat(hashes.ofResponse(charged)).isEqualTo(RESPONSE);
    }

    @Test
    void aCommandIsSignedWithItsFirstVariable() {
        assertThat(hashes.ofCommand("verify_payment", "TXN"))
                .isEqualTo("a29fd4d47b4621bc51a49c67f60d9d97a0676a1457e764fffcb650989ada7a9f"
                        + "f205973d5d4489ac1d69aacf0e0618301c2e646bfdf3d1bab24d317ffdf180cd");
    }
}
