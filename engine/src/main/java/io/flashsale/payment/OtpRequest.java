package io.flashsale.payment;

import io.flashsale.shared.ClientNetwork;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.PhoneNumber;
import io.flashsale.shared.SaleId;

/**
 * What a customer confirms by a one-time password, and whom the text is counted for.
 *
 * @param client where the request came from
 * @param amount what is to be paid in cash
 * @param phone where the password is sent to
 */
public record OtpRequest(
        PaymentId payment,
        OrderId order,
        SaleId sale,
        CustomerId customer,
        ClientNetwork client,
        Money amount,
        PhoneNumber phone) {}
