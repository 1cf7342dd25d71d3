package io.flashsale.notification.mustache;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The files of one language. In HTML every value is escaped. */
final class Language {

    private final Map<String, String> files;
    private final Map<String, String> fallback;
    private final Wording wording;
    private final Map<String, Template> compiled = new HashMap<>();

    /** @param fallback has the layouts that are not among the files */
    Language(Map<String, String> files, Map<String, String> fallback, Wording wording) {
        this.files = files;
        this.fallback = fallback;
        this.wording = wording;
        Mustache.Compiler compiler = Mustache.compiler()
                .emptyStringIsFalse(true)
                .withFormatter(wording::of)
                .withLoader(name -> new StringReader(layout(name + ".html")));
        files.forEach((name, content) ->
                compiled.put(name, compiler.escapeHTML(name.endsWith(".html")).compile(content)));
    }

    boolean has(String... names) {
        return Stream.of(names).allMatch(files::containsKey);
    }

    Wording wording() {
        return wording;
    }

    String render(String file, Map<String, Object> data) {
        Template template = compiled.get(file);
        if (template == null) {
            throw new IllegalStateException("no template " + file);
        }
        try {
            return template.execute(data);
        } catch (MustacheException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private String layout(String name) {
        String own = files.get(name);
        String content = own == null ? fallback.get(name) : own;
        if (content == null) {
            throw new IllegalStateException("no template " + name);
        }
        return content;
    }
}
