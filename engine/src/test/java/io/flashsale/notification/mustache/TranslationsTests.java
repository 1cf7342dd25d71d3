package io.flashsale.notification.mustache;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.notification.MailText;
import io.flashsale.notification.Template;
import io.flashsale.shared.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our languages, each of which says all that English says. */
class TranslationsTests {

    private static final Path MAILS = Path.of("src/main/resources/mail");
    private static final Pattern TAG = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Map<String, Object> ABOUT_ORDERS = Map.of(
            "name", "Ada",
            "order", "4711",
            "sale", "Spring",
            "lines", "2 × phone",
            "total", Money.of("1499.5", "USD"),
            "payBy", NOON,
            "position", 1234L,
            "carrier", "Delhivery",
            "waybill", "1234567890");
    private static final Map<String, Object> ABOUT_ACCOUNTS = Map.of(
            "name", "Ada",
            "sale", "Spring",
            "link", "https://shop.example#a",
            "unsubscribe", "https://shop.example#b",
            "until", NOON,
            "at", NOON,
            "opensAt", NOON,
            "provider", "Google",
            "person", "Ada at Google");

    private final Map<String, Map<String, String>> files = TemplateFiles.read("mail");
    private final Map<String, String> english = files.get("en");
    private final MustacheTexts texts = new MustacheTexts();

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryFile(String language) {
        Stream<String> templates = Stream.of(Template.values())
                .map(Template::fileName)
                .flatMap(name -> Stream.of(name + ".txt", name + ".html"));

        assertThat(files.get(language).keySet())
                .containsAll(templates.toList())
                .containsExactlyInAnyOrderElementsOf(english.keySet());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyFileSpeaksOfTheSame(String language) {
        files.get(language)
                .forEach((name, text) -> assertThat(tags(text))
                        .as(language + "/" + name)
                        .isEqualTo(tags(english.getOrDefault(name, ""))));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextIsWrittenInItsLanguage(String language) {
        for (Template template : Template.values()) {
            boolean ofOrder = template.name().matches("(ORDER|MONEY)_.*");

            MailText mail =
                    texts.write(template, Locale.forLanguageTag(language), ofOrder ? ABOUT_ORDERS : ABOUT_ACCOUNTS);

            assertThat(mail.subject()).as(template.name()).isNotBlank().doesNotContain("{", "\n");
            assertThat(mail.text()).as(template.name()).contains(" Ada,\n\n").doesNotContain("{", "<");
            assertThat(mail.html())
                    .as(template.name())
                    .startsWith("<!doctype html>\n<html lang=\"" + language + "\">")
                    .contains(" Ada,</p>")
                    .endsWith("</html>\n");
        }
    }

    /** Those that are shipped; tests have one more, which is not complete. */
    static List<String> languages() throws IOException {
        try (Stream<Path> folders = Files.list(MAILS)) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        }
    }

    /** Also {@code #sale} and {@code >top}. */
    private static Set<String> tags(String text) {
        return TAG.matcher(text)
                .results()
                .map((MatchResult tag) -> tag.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
