package io.flashsale.notification;

import java.time.Instant;

/**
 * A message that a process has taken to send it.
 *
 * @param holder   who has it, as long as nobody takes it over
 * @param until    when it may be taken over
 * @param attempts this one included
 */
public record TakenMessage(String id, String holder, Instant until, Message message, int attempts, Instant createdAt) {}
