package io.flashsale.notification;

import java.time.Instant;

/** A text that would have been sent. */
public record KeptSms(Instant at, Sms sms) {}
