package io.flashsale.payment;

import java.time.LocalDate;

/**
 * The texts that somebody may cause on one day.
 *
 * @param subject who, at most 64 characters
 * @param most how many
 */
public record OtpBudget(LocalDate day, OtpLimit limit, String subject, int most) {}
