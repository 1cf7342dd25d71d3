package io.flashsale.notification.mustache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.flashsale.notification.MailText;
import io.flashsale.notification.Template;
import io.flashsale.shared.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MustacheTextsTests {

    private static final String ORDER = "01BX5ZZKBKACTAV9WEVGEMMVRZ";
    private static final Map<String, Object> DATA = Map.of(
            "name",
            "Ada",
            "order",
            ORDER,
            "sale",
            "Spring",
            "lines",
            "2 × phone",
            "total",
            Money.of("1499.5", "USD"),
            "payBy",
            Instant.parse("2026-12-01T10:05:00Z"),
            "position",
            1234L,
            "carrier",
            "Delhivery",
            "waybill",
            "1234567890");

    private final MustacheTexts texts = new MustacheTexts();

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"ORDER_.*", "MONEY_.*"})
    void everyTemplateOfAnOrderHasASubjectATextAndHtml(Template template) {
        MailText mail = texts.write(template, null, DATA);

        assertThat(mail.subject()).isNotBlank().doesNotContain("{", "\n");
        assertThat(mail.text()).startsWith("Hello Ada,\n\n").contains(ORDER).doesNotContain("{", "<");
        assertThat(mail.html()).startsWith("<!doctype html>").contains("Hello Ada,", ORDER);
        assertThat(mail.text()).contains(" in the sale “Spring”").doesNotContain("”for");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = {"ORDER_.*", "MONEY_.*"})
    void everyOtherTemplateHasASubjectATextAndHtml(Template template) {
        Instant noon = Instant.parse("2026-12-01T12:00:00Z");

        MailText mail = texts.write(
                template,
                null,
                Map.of(
                        "name",
                        "Ada",
                        "link",
                        "https://shop.example#a",
                        "until",
                        noon,
                        "at",
                        noon,
                        "sale",
                        "Spring",
                        "opensAt",
                        noon,
                        "unsubscribe",
                        "https://shop.example#b",
                        "provider",
                        "Google",
                        "person",
                        "Ada at Google"));

        assertThat(mail.subject()).isNotBlank().doesNotContain("{", "\n");
        assertThat(mail.text())
                .startsWith("Hello Ada,\n\n")
                .contains("December 1, 2026")
                .doesNotContain("{", "<");
        assertThat(mail.html())
                .startsWith("<!doctype html>")
                .contains("Hello Ada,")
                .endsWith("</html>\n");
    }

    @Test
    void numbersTimesAndAmountsAreWrittenAsPeopleDo() {
        MailText placed = texts.write(Template.ORDER_PLACED, null, DATA);
        MailText waitlisted = texts.write(Template.ORDER_WAITLISTED, null, DATA);

        assertThat(placed.text()).containsPattern("pay \\$1,499\\.50 by December 1, 2026(,| at) 10:05:00.AM UTC");
        assertThat(waitlisted.subject()).isEqualTo("You are number 1,234 in line");
    }

    @Test
    void inHtmlAValueIsNeverMarkup() {
        MailText mail =
                texts.write(Template.ORDER_PLACED, null, with("name", "<script>alert('Ada')</script> & \"co\""));

        assertThat(mail.html())
                .contains("&lt;script&gt;alert(&#39;Ada&#39;)&lt;/script&gt; &amp; &quot;co&quot;")
                .doesNotContain("<script");
        assertThat(mail.text()).contains("Hello <script>alert('Ada')</script> & \"co\",");
    }

    @Test
    void aValueIsNoTemplate() {
        assertThat(texts.write(Template.ORDER_PLACED, null, with("name", "{{total}}"))
                        .text())
                .startsWith("Hello {{total}},");
    }

    @Test
    void aSaleThatIsForgottenIsNotSpokenOf() {
        assertThat(texts.write(Template.ORDER_PLACED, null, with("sale", "")).text())
                .contains("Your order is placed: 2 × phone.");
    }

    @Test
    void whatIsNotKnownOfAParcelIsNotSpokenOf() {
        Map<String, Object> unknown = with("carrier", "");
        unknown.put("waybill", "");

        assertThat(texts.write(Template.ORDER_SHIPPED, null, DATA).text())
                .endsWith("2 × phone.\n\nCarrier: Delhivery\nWaybill: 1234567890\nOrder: " + ORDER + "\n");
        assertThat(texts.write(Template.ORDER_SHIPPED, null, unknown).text())
                .endsWith("2 × phone.\n\nOrder: " + ORDER + "\n");
        assertThat(texts.write(Template.ORDER_SHIPPED, null, with("waybill", ""))
                        .html())
                .contains("<p>Carrier: Delhivery</p>")
                .doesNotContain("Waybill");
    }

    @Test
    void theWishedLanguageIsSpokenWhereThereIsATextInIt() {
        assertThat(subject(Template.ORDER_CONFIRMED, "de-AT")).isEqualTo("Ihre Bestellung " + ORDER + " ist bestätigt");
        assertThat(subject(Template.ORDER_CONFIRMED, "de-Latn-DE-1996"))
                .isEqualTo("Ihre Bestellung " + ORDER + " ist bestätigt");
        assertThat(texts.write(Template.ORDER_PLACED, Locale.GERMAN, DATA).text())
                .containsPattern("zahlen Sie 1\\.499,50\u00a0\\$ bis zum 1\\. Dezember 2026(,| um) 10:05:00 UTC\\. ");
        assertThat(subject(Template.ORDER_PLACED, "sw")).startsWith("Your order " + ORDER);
        assertThat(subject(Template.ORDER_PLACED, "und")).startsWith("Your order " + ORDER);
    }

    @Test
    void whatIsMissingInALanguageIsEnglish() {
        MailText placed = texts.write(Template.ORDER_PLACED, Locale.forLanguageTag("nl-BE"), DATA);

        assertThat(placed.subject()).isEqualTo("Betaal US$\u00a01.499,50");
        assertThat(placed.html()).startsWith("<p>Hallo Ada,").endsWith("</html>\n");
        assertThat(subject(Template.ORDER_CONFIRMED, "nl-BE")).isEqualTo("Your order " + ORDER + " is confirmed");
    }

    @Test
    void aMissingValueIsAMistakeAndNotAGap() {
        Map<String, Object> data = new HashMap<>(DATA);
        data.remove("payBy");

        assertThatIllegalStateException()
                .isThrownBy(() -> texts.write(Template.ORDER_PLACED, null, data))
                .withMessageContaining("payBy");
    }

    private String subject(Template template, String tag) {
        return texts.write(template, Locale.forLanguageTag(tag), DATA).subject();
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> data = new HashMap<>(DATA);
        data.put(name, value);
        return data;
    }
}
