package io.flashsale.platform.http;

import tools.jackson.databind.JsonNode;

/** What a server answered, whatever the status. */
public record JsonReply(int status, JsonNode body) {

    /** Whether the status is one of success. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
