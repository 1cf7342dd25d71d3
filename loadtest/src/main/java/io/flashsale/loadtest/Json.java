package io.flashsale.loadtest;

import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** Our own files, written by one process and read by the next. */
final class Json {

    static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static void write(Path file, Object value) {
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(file, value);
    }

    static <T> T read(Path file, Class<T> type) {
        return MAPPER.readValue(file, type);
    }

    /** One line, for other programs. */
    static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
