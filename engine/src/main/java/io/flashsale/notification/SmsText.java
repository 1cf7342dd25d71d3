package io.flashsale.notification;

import java.util.Map;

/**
 * What a text says.
 *
 * @param values what it speaks of, as it is written in it
 */
public record SmsText(String text, Map<String, String> values) {}
