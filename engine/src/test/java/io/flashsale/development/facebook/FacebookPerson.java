package io.flashsale.development.facebook;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Somebody at Facebook. Not everybody has a mail address there, or tells it. */
public record FacebookPerson(String id, String name, Optional<String> email) {

    Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>(Map.of("id", id, "name", name));
        email.ifPresent(address -> fields.put("email", address));
        return fields;
    }
}
