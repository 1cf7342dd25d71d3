package io.flashsale.notification;

/** What a mail says, twice: for those who want text, and for those who want HTML. */
public record MailText(String subject, String text, String html) {}
