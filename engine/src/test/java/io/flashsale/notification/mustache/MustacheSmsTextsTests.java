package io.flashsale.notification.mustache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.flashsale.notification.SmsText;
import io.flashsale.notification.Template;
import io.flashsale.shared.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MustacheSmsTextsTests {

    private static final String ORDER = "01BX5ZZKBKACTAV9WEVGEMMVRZ";
    private static final int ONE_TEXT = 160;

    /** GSM 03.38 without what takes two places. */
    private static final String LETTERS = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final Map<String, Object> DATA = Map.of(
            "order",
            ORDER,
            "sale",
            "Diwali – “Opening”",
            "lines",
            "2 × aurora-x-black",
            "total",
            Money.of("144900", "INR"),
            "payBy",
            Instant.parse("2026-12-21T10:05:00Z"),
            "opensAt",
            Instant.parse("2026-12-21T10:05:00Z"));

    private final MustacheSmsTexts texts = new MustacheSmsTexts();

    static Stream<List<Object>> all() {
        return Stream.of(Template.values())
                .filter(Template::isUrgent)
                .flatMap(template -> Stream.of(Locale.ENGLISH, Locale.GERMAN).map(locale -> List.of(template, locale)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyUrgentMessageIsOneText(List<Object> kind) {
        String text = texts.write((Template) kind.getFirst(), (Locale) kind.getLast(), DATA)
                .text();

        assertThat(text).hasSizeLessThanOrEqualTo(ONE_TEXT).doesNotContain("{", "\n");
        assertThat(text.chars().filter(letter -> LETTERS.indexOf(letter) < 0).mapToObj(Character::toString))
                .as(text)
                .isEmpty();
    }

    @Test
    void saysWhatIsToBeDoneUntilWhen() {
        SmsText promoted = texts.write(Template.ORDER_PROMOTED, null, DATA);

        assertThat(promoted.text())
                .isEqualTo(
                        "It is your turn in \"Diwali - \"Opening\"\": pay INR 144,900.00 by Dec 21, 2026, 10:05 AM UTC,"
                                + " or it goes to the next in line. Order " + ORDER);
        assertThat(promoted.values())
                .containsEntry("total", "INR 144,900.00")
                .containsEntry("payBy", "Dec 21, 2026, 10:05 AM UTC")
                .containsEntry("order", ORDER)
                .containsEntry("lines", "2 x aurora-x-black");
    }

    @Test
    void aLongTitleIsCutAndOneThatIsForgottenNotSpokenOf() {
        assertThat(texts.write(Template.ORDER_EXPIRED, null, with("sale", "🎉".repeat(60)))
                        .text())
                .contains("in \"" + "🎉".repeat(27) + "...\" went");
        assertThat(texts.write(Template.ORDER_EXPIRED, null, with("sale", "")).text())
                .startsWith("Not paid in time: what you ordered went");
    }

    @Test
    void aValueIsNoTemplateNoMarkupAndNoNewLine() {
        assertThat(texts.write(Template.ORDER_EXPIRED, null, with("sale", "{{total}} & <\r\nco>"))
                        .text())
                .contains("in \"{{total}} & < co>\" went");
    }

    @Test
    void whatHasNoTextOrLacksAValueIsAMistake() {
        assertThatIllegalStateException().isThrownBy(() -> texts.write(Template.ORDER_PLACED, null, DATA));
        assertThatIllegalStateException()
                .isThrownBy(() -> texts.write(Template.ORDER_EXPIRED, null, Map.of("sale", "Spring")))
                .withMessageContaining("order");
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> data = new HashMap<>(DATA);
        data.put(name, value);
        return data;
    }
}
