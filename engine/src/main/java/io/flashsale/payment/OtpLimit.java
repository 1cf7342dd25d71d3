package io.flashsale.payment;

/** For whom texts are counted, each day anew, in the order in which they are. The last is written by most at once. */
public enum OtpLimit {
    NUMBER,
    CUSTOMER,
    /** The address that requests come from; of IPv6 the network, since each customer has as many as wanted. */
    ADDRESS,
    SALE
}
