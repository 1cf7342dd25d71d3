package io.flashsale.order;

/** Drafts as the text that the gate keeps until the log has the order. */
public interface DraftText {

    String write(OrderDraft draft);

    /** Signals an {@link IllegalArgumentException} for anything that {@link #write} did not write. */
    OrderDraft read(String text);
}
