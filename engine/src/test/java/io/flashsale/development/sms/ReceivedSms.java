package io.flashsale.development.sms;

/** What a provider was given to send. */
public record ReceivedSms(String to, String text) {}
