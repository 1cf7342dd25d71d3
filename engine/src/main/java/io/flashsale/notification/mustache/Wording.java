package io.flashsale.notification.mustache;

/** How the values of a language are written: texts, numbers, times and amounts. */
interface Wording {

    String of(Object value);
}
