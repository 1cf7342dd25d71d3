/** Mail servers on loopback: one that keeps and shows what it gets, one that takes nothing. */
@NullMarked
package io.flashsale.development.mail;

import org.jspecify.annotations.NullMarked;
