package io.flashsale.payment;

import io.flashsale.notification.Sms;
import java.util.List;

/** A password that is neither stored nor sent yet, as the one object that knows it. */
record OtpDraft(OtpChallenge challenge, List<OtpBudget> budgets, Sms sms) {}
