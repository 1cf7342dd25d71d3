package io.flashsale.payment;

import java.util.List;
import java.util.Map;

/** Reads what is posted to us in the provider's name: by the customer's browser, or by the provider itself. */
public interface PaymentMessages {

    /** What a posted form says, or why it is not to be believed. Asks nobody, changes nothing. */
    ProviderMessage read(Map<String, List<String>> form);
}
