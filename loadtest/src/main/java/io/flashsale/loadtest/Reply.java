package io.flashsale.loadtest;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One HTTP answer to a wish to buy, reduced to what matters.
 *
 * @param status      0 when there was no answer
 * @param orderId     empty when there is no order
 * @param orderStatus empty when there is no order
 * @param problem     type of the problem, empty when there is none
 */
record Reply(int status, String orderId, String orderStatus, String problem) {

    static Reply none() {
        return new Reply(0, "", "", "");
    }

    static Reply of(int status, String body) {
        var json = tree(body);
        return status < 400
                ? new Reply(status, text(json, "orderId"), text(json, "status"), "")
                : new Reply(status, "", "", text(json, "type"));
    }

    private static JsonNode tree(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException _) {
            return Json.MAPPER.missingNode();
        }
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asString("");
    }
}
