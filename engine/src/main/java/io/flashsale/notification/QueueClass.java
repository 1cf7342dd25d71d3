package io.flashsale.notification;

/** Messages of one class wait behind each other. The classes have their turns: none waits for all of another. */
public enum QueueClass {
    /** Somebody sits before the screen and waits for it, or units wait for somebody. */
    PRESSING,
    /** What has become of an order, as many as there are customers. */
    ORDINARY,
    /** One to many. */
    BULK
}
