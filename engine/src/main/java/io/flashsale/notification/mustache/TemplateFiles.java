package io.flashsale.notification.mustache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads all files {@code <folder>/<language tag>/<name>} of the class path. */
final class TemplateFiles {

    private static final String PATTERN = "classpath*:%s/*/*.*";
    private static final String PATH = ".*/%s/([A-Za-z0-9-]+)/([a-z-]+\\.(?:txt|html))";

    private TemplateFiles() {}

    /** By language tag, then by name. */
    static Map<String, Map<String, String>> read(String folder) {
        Pattern wanted = Pattern.compile(PATH.formatted(folder));
        Map<String, Map<String, String>> files = new HashMap<>();
        try {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources(PATTERN.formatted(folder))) {
                Matcher path = wanted.matcher(resource.getURL().toString());
                if (path.matches()) {
                    files.computeIfAbsent(path.group(1), _ -> new HashMap<>())
                            .put(path.group(2), resource.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
