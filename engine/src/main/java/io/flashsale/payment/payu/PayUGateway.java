package io.flashsale.payment.payu;

import io.flashsale.payment.CheckoutForm;
import io.flashsale.payment.NewPayment;
import io.flashsale.payment.PaymentGateway;
import io.flashsale.payment.ProviderReference;
import io.flashsale.payment.RefundOutcome;
import io.flashsale.payment.RefundRequestId;
import io.flashsale.payment.RefundState;
import io.flashsale.payment.RefundToken;
import io.flashsale.payment.Transaction;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Money;
import io.flashsale.shared.PaymentId;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** PayU's hosted page and its commands. */
final class PayUGateway implements PaymentGateway {

    private static final String NOT_FOUND = "Not Found";

    private final PayUForms forms;
    private final PayUCommands commands;
    private final PayURefunds refunds;

    PayUGateway(PayUForms forms, PayUCommands commands, PayURefunds refunds) {
        this.forms = forms;
        this.commands = commands;
        this.refunds = refunds;
    }

    @Override
    public Mono<CheckoutForm> start(NewPayment payment) {
        return Mono.fromSupplier(() -> forms.of(payment));
    }

    @Override
    public Mono<Transaction> verify(PaymentId payment) {
        String txnid = Txnid.of(payment);
        return commands.call("verify_payment", txnid)
                .flatMap(answer -> found(answer, txnid))
                .map(details -> transaction(payment, details))
                .onErrorMap(InvalidInput.class, PayUCommands::unreadable);
    }

    @Override
    public Mono<RefundOutcome> refund(ProviderReference payment, RefundToken token, Money amount) {
        return Mono.fromSupplier(() -> Rupees.text(amount)).flatMap(rupees -> refunds.ask(payment, token, rupees));
    }

    @Override
    public Mono<RefundState> refundStatus(RefundRequestId request) {
        return refunds.status(request);
    }

    /** Only PayU's word that it has no such payment is believed; any other answer without one is a failure. */
    private static Mono<JsonNode> found(JsonNode answer, String txnid) {
        JsonNode details = answer.path("transaction_details").path(txnid);
        if (!details.isObject()) {
            return Mono.error(PayUCommands.unexpected(answer));
        }
        return NOT_FOUND.equals(details.path("status").asString("")) ? Mono.empty() : Mono.just(details);
    }

    private static Transaction transaction(PaymentId payment, JsonNode details) {
        String amount =
                details.path("transaction_amount").asString(details.path("amt").asString(""));
        return new Transaction(
                payment,
                new ProviderReference(details.path("mihpayid").asString("")),
                PayUResults.of(details.path("status").asString("")),
                Rupees.read("amount", amount));
    }
}
