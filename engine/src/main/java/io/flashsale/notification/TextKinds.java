package io.flashsale.notification;

import java.util.Set;
import java.util.stream.Collectors;

/** What goes as a text, too, to those who want texts. */
public record TextKinds(Set<Template> templates) {

    /** Where nobody sends texts. */
    public static final TextKinds NONE = new TextKinds(Set.of());

    public TextKinds {
        templates = Set.copyOf(templates);
    }

    /** What is urgent, unless the provider has no template for it. */
    static TextKinds of(SmsSender sender) {
        return new TextKinds(Template.urgent().filter(sender::sends).collect(Collectors.toSet()));
    }

    public boolean has(Template template) {
        return templates.contains(template);
    }
}
