package io.flashsale.notification.mysql;

import io.flashsale.shared.Money;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a message speaks of, as JSON: a time is {@code {"at": …}}, an amount {@code {"amount": …, "currency": …}}. */
final class DataJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private DataJson() {}

    static String write(Map<String, Object> data) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            data.forEach((name, value) -> {
                json.writeName(name);
                write(json, value);
            });
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Instant time -> {
                json.writeStartObject();
                json.writeStringProperty("at", time.toString());
                json.writeEndObject();
            }
            case Money money -> {
                json.writeStartObject();
                json.writeStringProperty("amount", money.amount().toPlainString());
                json.writeStringProperty("currency", money.currency().getCurrencyCode());
                json.writeEndObject();
            }
            default -> json.writeString(value.toString());
        }
    }

    static Map<String, Object> read(String text) {
        Map<String, Object> data = new LinkedHashMap<>();
        MAPPER.readTree(text).forEachEntry((name, value) -> data.put(name, read(value)));
        return data;
    }

    private static Object read(JsonNode value) {
        if (value.isNumber()) {
            return value.asLong();
        }
        if (value.has("at")) {
            return Instant.parse(value.path("at").asString());
        }
        return value.has("amount")
                ? Money.of(
                        value.path("amount").asString(), value.path("currency").asString())
                : value.asString();
    }
}
