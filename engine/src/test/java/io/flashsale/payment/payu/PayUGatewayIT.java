package io.flashsale.payment.payu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.development.payu.Behaviour;
import io.flashsale.development.payu.Choice;
import io.flashsale.development.payu.Merchant;
import io.flashsale.development.payu.PayUSimulator;
import io.flashsale.payment.NewPayment;
import io.flashsale.payment.PaymentGateway;
import io.flashsale.payment.PaymentResult;
import io.flashsale.payment.ProviderMessage.Authentic;
import io.flashsale.payment.ProviderMessage.Reason;
import io.flashsale.payment.ProviderMessage.Refused;
import io.flashsale.payment.ProviderReference;
import io.flashsale.payment.RefundOutcome;
import io.flashsale.payment.RefundOutcome.Requested;
import io.flashsale.payment.RefundRequestId;
import io.flashsale.payment.RefundState;
import io.flashsale.payment.RefundToken;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Money;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;

/** Our client and the simulator over HTTP: two writings of PayU's rules that check each other. */
class PayUGatewayIT {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final PayUSimulator payu = PayUSimulator.start(new Merchant(PayU.KEY, PayU.SALT), 0);
    private final PayUMessages messages = new PayUMessages(settings(PayU.SALT, LONG));
    private final PaymentGateway gateway = gateway(settings(PayU.SALT, LONG));

    @AfterEach
    void stop() {
        payu.close();
    }

    @Test
    void theFormBringsTheCustomerToThePage() {
        var payment = PayU.payment("499");

        var page = post(gateway.start(payment).block().fields());

        assertThat(page).contains("Pay ₹499.00").contains(Txnid.of(payment.id()));
    }

    @Test
    void aChangedFormDoesNot() {
        var fields = new HashMap<>(gateway.start(PayU.payment("499")).block().fields());
        fields.put("amount", "1.00");

        assertThat(post(fields)).contains("Checksum failed");
    }

    @ParameterizedTest
    @CsvSource({"PAY, SUCCESS", "FAIL, FAILURE", "CANCEL, FAILURE"})
    void whatTheCustomerDidIsToldByMessageAndWhenAsked(Choice choice, PaymentResult result) {
        var payment = opened("499");

        var message = messages.read(PayU.posted(payu.decide(Txnid.of(payment.id()), choice)));
        var transaction = gateway.verify(payment.id()).block();

        assertThat(message)
                .isEqualTo(new Authentic(payment.id(), result, Money.of("499.00", "INR"), Money.of("0", "INR")));
        assertThat(transaction.result()).isEqualTo(result);
        assertThat(transaction.amount().sameAs(payment.amount())).isTrue();
    }

    @Test
    void aPaymentThatNobodyStartedIsUnknown() {
        assertThat(gateway.verify(PayU.payment("1").id()).blockOptional()).isEmpty();
    }

    @Test
    void aPaymentThatNobodyDecidedIsPending() {
        assertThat(gateway.verify(opened("1").id()).block().result()).isEqualTo(PaymentResult.PENDING);
    }

    @Test
    void whatIsPendingFirstSucceedsLater() {
        payu.behave(Behaviour.read(Map.of("pendingAnswers", "1")));
        var payment = opened("1");
        payu.decide(Txnid.of(payment.id()), Choice.PAY);

        assertThat(gateway.verify(payment.id()).block().result()).isEqualTo(PaymentResult.PENDING);
        assertThat(gateway.verify(payment.id()).block().result()).isEqualTo(PaymentResult.SUCCESS);
    }

    @Test
    void chargesOnTopAreSignedByBothAlike() {
        payu.behave(Behaviour.read(Map.of("additionalCharges", "11.80")));

        assertThat(messages.read(PayU.posted(payu.decide(Txnid.of(opened("1").id()), Choice.PAY))))
                .isInstanceOfSatisfying(
                        Authentic.class,
                        message -> assertThat(message.additionalCharges()).isEqualTo(Money.of("11.80", "INR")));
    }

    @ParameterizedTest
    @CsvSource({"HASH, WRONG_HASH, hash", "KEY, WRONG_KEY, key"})
    void aForgedMessageIsRefused(String lie, Reason reason, String field) {
        payu.behave(Behaviour.read(Map.of("lie", lie)));

        assertThat(messages.read(PayU.posted(payu.decide(Txnid.of(opened("1").id()), Choice.PAY))))
                .isEqualTo(new Refused(reason, field));
    }

    @Test
    void aSignedMessageOfAnotherAmountIsNotThePaymentThatWasAskedFor() {
        payu.behave(Behaviour.read(Map.of("lie", "AMOUNT")));
        var payment = opened("499");

        assertThat(messages.read(PayU.posted(payu.decide(Txnid.of(payment.id()), Choice.PAY))))
                .isInstanceOfSatisfying(
                        Authentic.class,
                        message -> assertThat(message.amount().sameAs(payment.amount()))
                                .isFalse());
    }

    @Test
    void aRefundIsMadeOncePerToken() {
        var payment = paid("499");
        var token = RefundToken.wholeOf(payment.id());

        var first = refund(payment, token);
        var again = refund(payment, token);

        assertThat(first).isInstanceOf(Requested.class).isEqualTo(again);
        assertThat(refund(payment, new RefundToken("other"))).isInstanceOf(RefundOutcome.Refused.class);
    }

    @Test
    void aRefundWhoseAnswerWasLostIsFoundByItsToken() {
        var payment = paid("499");
        var reference = reference(payment);
        var token = RefundToken.wholeOf(payment.id());
        payu.behave(Behaviour.read(Map.of("answerAfterMillis", "60000")));
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> gateway(settings(PayU.SALT, SHORT))
                        .refund(reference, token, payment.amount())
                        .block(LONG));

        payu.behave(Behaviour.honest());

        assertThat(refund(payment, token)).isInstanceOf(Requested.class);
    }

    @Test
    void aRefundThatIsRefusedMayBeTakenLaterWithTheSameToken() {
        var payment = paid("499");
        var token = RefundToken.wholeOf(payment.id());
        payu.behave(Behaviour.read(Map.of("refusedRefunds", "1")));

        assertThat(refund(payment, token))
                .isEqualTo(new RefundOutcome.Refused("111", "Refund FAILURE - Invalid transaction status"));
        assertThat(refund(payment, token)).isInstanceOf(Requested.class);
    }

    @Test
    void aRefundIsOnItsWayUntilItIsDone() {
        var payment = paid("499");
        var requested = (Requested) refund(payment, RefundToken.wholeOf(payment.id()));

        assertThat(gateway.refundStatus(requested.request()).block()).isEqualTo(RefundState.PENDING);
        assertThat(gateway.refundStatus(requested.request()).block()).isEqualTo(RefundState.DONE);
        assertThat(gateway.refundStatus(new RefundRequestId("1")).blockOptional())
                .isEmpty();
    }

    @Test
    void aRefundOfAPaymentThatNobodyKnowsIsRefused() {
        assertThat(gateway.refund(new ProviderReference("1"), new RefundToken("t"), Money.of("1", "INR"))
                        .block())
                .isInstanceOfSatisfying(
                        RefundOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("116"));
    }

    @Test
    void aSlowPayUIsNotWaitedForLongerThanTheSettingsSay() {
        payu.behave(Behaviour.read(Map.of("answerAfterMillis", "60000")));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> gateway(settings(PayU.SALT, SHORT))
                        .verify(PayU.payment("1").id())
                        .block(LONG));
    }

    @Test
    void aPayUThatIsNotThereIsUnavailable() {
        payu.close();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> gateway.verify(PayU.payment("1").id()).block());
    }

    @Test
    void aWrongSaltIsAFailureAndNotAnUnknownPayment() {
        var payment = paid("1");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> gateway(settings("not-the-salt", LONG))
                        .verify(payment.id())
                        .block())
                .withMessageContaining("Invalid Hash");
    }

    @Test
    void onlyRupeesWithTwoDecimalsArePaid() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> gateway.start(PayU.payment("1.001")).block());
    }

    private NewPayment opened(String amount) {
        var payment = PayU.payment(amount);
        post(gateway.start(payment).block().fields());
        return payment;
    }

    private NewPayment paid(String amount) {
        var payment = opened(amount);
        payu.decide(Txnid.of(payment.id()), Choice.PAY);
        return payment;
    }

    private RefundOutcome refund(NewPayment payment, RefundToken token) {
        return gateway.refund(reference(payment), token, payment.amount()).block();
    }

    private ProviderReference reference(NewPayment payment) {
        return gateway.verify(payment.id()).block().reference();
    }

    private String post(Map<String, String> fields) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::add);
        return WebClient.create()
                .post()
                .uri(payu.checkoutUrl())
                .body(BodyInserters.fromFormData(form))
                .exchangeToMono(response -> response.bodyToMono(String.class))
                .block();
    }

    private PayUSettings settings(String salt, Duration callTimeout) {
        return PayU.settings(salt, payu.checkoutUrl(), payu.commandUrl(), callTimeout);
    }

    private static PaymentGateway gateway(PayUSettings settings) {
        var configuration = new PayUConfiguration();
        return configuration.payUGateway(WebClient.builder(), configuration.payUConnections(settings), settings);
    }
}
