package io.flashsale.account;

import io.flashsale.notification.Template;

/** What a mailed link is for. */
public enum LinkPurpose {
    VERIFY_MAIL(Template.VERIFY_MAIL, "verify"),
    RESET_PASSWORD(Template.RESET_PASSWORD, "reset"),
    LINK_IDENTITY(Template.LINK_IDENTITY, "link");

    private final Template template;
    private final String word;

    LinkPurpose(Template template, String word) {
        this.template = template;
        this.word = word;
    }

    public Template template() {
        return template;
    }

    /** Tells the page behind the link what to do, and tokens of different purposes apart. */
    public String word() {
        return word;
    }
}
