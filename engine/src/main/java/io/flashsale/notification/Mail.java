package io.flashsale.notification;

/**
 * A mail as it is sent.
 *
 * @param id names it also at the mail server, the same at each attempt
 */
public record Mail(String id, Recipient to, MailText text) {}
