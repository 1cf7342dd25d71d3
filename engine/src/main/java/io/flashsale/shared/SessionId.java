package io.flashsale.shared;

/** Names one session: what a customer began by logging in once. A ULID. */
public record SessionId(String value) {

    public SessionId {
        Ulid.require("sessionId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
