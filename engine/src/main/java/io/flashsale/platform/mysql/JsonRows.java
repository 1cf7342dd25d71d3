package io.flashsale.platform.mysql;

import java.io.StringWriter;
import java.util.Collection;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Rows as one JSON text, to be bound as one parameter and unfolded by {@code JSON_TABLE}: a batch of any size is one
 * statement with one text.
 */
public final class JsonRows {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonRows() {}

    /** @param columns writes the values of one row, each at its place */
    public static <T> String of(Collection<T> rows, BiConsumer<JsonGenerator, T> columns) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            for (T row : rows) {
                json.writeStartArray();
                columns.accept(json, row);
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        return text.toString();
    }
}
