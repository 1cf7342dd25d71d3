package io.flashsale.platform;

/** Every metric of the engine: its name, and what it says. Dashboards and documentation use these names. */
public enum Metric {
    BUY_OUTCOMES("flashsale.buy.outcomes", "Answers to buy requests, by outcome"),
    GATE_BATCH("flashsale.gate.batch", "Requests that one call to the gate decided"),
    GATE_CALL("flashsale.gate.call", "Time of one call to the gate"),
    GATE_FENCES("flashsale.gate.fences", "Loads of a sale under a new epoch"),
    HOLDS_OPEN("flashsale.holds.open", "Holds with a deadline, by sale"),
    LOG_APPEND("flashsale.log.append", "Time until the log acknowledged a record"),
    LOG_REAPPENDED("flashsale.log.reappended", "Records that the sweeper put into the log, by kind"),
    LEDGER_BATCH("flashsale.ledger.batch", "Records that one transaction applied"),
    LEDGER_TRANSACTION("flashsale.ledger.transaction", "Time of one transaction of the ledger"),
    LEDGER_LAG(
            "flashsale.ledger.lag",
            "Age of the oldest record that is read and not applied; of the last one when it was, if there is none"),
    LEDGER_BEHIND("flashsale.ledger.behind", "Records of the log that the ledger has yet to apply"),
    LEDGER_APPLIED("flashsale.ledger.applied", "Records applied, by kind and whether they changed anything"),
    LEDGER_PARKED("flashsale.ledger.parked", "Records of the log put on the dead letter topic"),
    LEDGER_IMBALANCE(
            "flashsale.ledger.imbalance", "Offered less available, used and purged units, over all live sales"),
    USAGE_ROLLBACKS("flashsale.usage.rollbacks", "Rollbacks of recorded usage that were asked for, by outcome"),
    OUTSIDE_EVENTS("flashsale.outside.events", "Events of other systems, by what became of them"),
    FULFILMENT_EVENTS(
            "flashsale.fulfilment.events", "What other systems said of the fulfilment of our orders, by outcome"),
    PAYMENT_MESSAGES("flashsale.payment.messages", "Messages in the payment provider's name, by what became of them"),
    SALE_STEPS("flashsale.sale.steps", "Steps in the lives of sales that this process took, by step"),
    SALE_LISTENERS("flashsale.sale.listeners", "Who follows sales at this process"),
    REGISTRATION_LATE(
            "flashsale.registration.late", "Registrations and withdrawals that the gate was not told at once"),
    RECONCILIATION_DIFFERENCES(
            "flashsale.reconciliation.differences", "What the last reconciliation found different, by kind"),
    RECONCILIATION_REPAIRS(
            "flashsale.reconciliation.repairs", "Differences that a record in the log has made right, by kind"),
    NOTIFICATION_OUTCOMES("flashsale.notification.outcomes", "Messages, by channel, template and what became of them"),
    NOTIFICATION_WAITING(
            "flashsale.notification.waiting", "Messages that are yet to be sent, by channel, counted up to 10,000"),
    SESSION_REFRESHES("flashsale.session.refreshes", "Refresh tokens that came, by what became of them"),
    SOCIAL_RETURNS(
            "flashsale.social.returns", "Browsers that came back from a provider, by provider and what became of them"),
    PURGE_ROWS("flashsale.purge.rows", "Usage details deleted because of their age");

    private final String id;
    private final String description;

    Metric(String id, String description) {
        this.id = id;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }
}
