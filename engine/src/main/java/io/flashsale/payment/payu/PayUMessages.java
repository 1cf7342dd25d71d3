package io.flashsale.payment.payu;

import io.flashsale.payment.PaymentMessages;
import io.flashsale.payment.ProviderMessage;
import io.flashsale.payment.ProviderMessage.Authentic;
import io.flashsale.payment.ProviderMessage.Reason;
import io.flashsale.payment.ProviderMessage.Refused;
import io.flashsale.shared.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The posts that PayU's page sends to surl and furl, and its webhooks of success and failure: the same fields. */
final class PayUMessages implements PaymentMessages {

    private static final List<String> NEEDED = List.of("key", "txnid", "amount", "status", "hash");
    private static final String CHARGES = "additionalCharges";

    private final String key;
    private final PayUHashes hashes;

    PayUMessages(PayUSettings settings) {
        this.key = settings.key();
        this.hashes = settings.hashes();
    }

    @Override
    public ProviderMessage read(Map<String, List<String>> form) {
        Map<String, String> fields = firstValues(form);
        Optional<Refused> refused = missing(fields).or(() -> repeated(form)).or(() -> unsigned(fields));
        return refused.isPresent() ? refused.get() : authentic(fields);
    }

    private static Optional<Refused> missing(Map<String, String> fields) {
        return NEEDED.stream()
                .filter(name -> fields.getOrDefault(name, "").isEmpty())
                .map(name -> new Refused(Reason.MISSING_FIELD, name))
                .findFirst();
    }

    private static Optional<Refused> repeated(Map<String, List<String>> form) {
        return Stream.of(NEEDED, PayUHashes.SIGNED, List.of(CHARGES))
                .flatMap(List::stream)
                .filter(name -> form.getOrDefault(name, List.of()).size() > 1)
                .map(name -> new Refused(Reason.REPEATED_FIELD, name))
                .findFirst();
    }

    private Optional<Refused> unsigned(Map<String, String> fields) {
        if (!key.equals(fields.get("key"))) {
            return Optional.of(new Refused(Reason.WRONG_KEY, "key"));
        }
        return PayUHashes.same(hashes.ofResponse(fields), fields.getOrDefault("hash", ""))
                ? Optional.empty()
                : Optional.of(new Refused(Reason.WRONG_HASH, "hash"));
    }

    private static ProviderMessage authentic(Map<String, String> fields) {
        try {
            requireUnambiguous(fields);
            return new Authentic(
                    Txnid.read(value(fields, "txnid")),
                    PayUResults.of(value(fields, "status")),
                    Rupees.read("amount", value(fields, "amount")),
                    Rupees.read(CHARGES, fields.getOrDefault(CHARGES, "").isEmpty() ? "0" : value(fields, CHARGES)));
        } catch (InvalidInput unreadable) {
            return new Refused(
                    Reason.UNREADABLE_FIELD, unreadable.problems().getFirst().field());
        }
    }

    /** Values are signed joined by a pipe: with a pipe inside, the same hash would fit other fields too. */
    private static void requireUnambiguous(Map<String, String> fields) {
        for (String name : PayUHashes.SIGNED) {
            if (value(fields, name).contains("|")) {
                throw new InvalidInput(name, value(fields, name), "no |");
            }
        }
    }

    private static String value(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static Map<String, String> firstValues(Map<String, List<String>> form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            if (!values.isEmpty()) {
                fields.put(name, values.getFirst());
            }
        });
        return fields;
    }
}
