package io.flashsale.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class FieldsTests {

    @Test
    void namesEveryWrongFieldAsTheCallerKnowsIt() {
        var fields = new Fields();
        fields.required("missing", null, text -> text);
        fields.required("code", "no spaces", SkuCode::new);
        fields.required("good", "A-1", SkuCode::new);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> fields.into(() -> "unreached"))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .extracting(FieldProblem::field)
                        .containsExactly("missing", "code"));
    }

    @Test
    void givesTheValuesWhenAllAreRight() {
        var fields = new Fields();
        var sku = fields.required("code", "A-1", SkuCode::new);
        var page = fields.together(() -> new Page(10, ""));

        String text = fields.into(() -> sku.value() + " " + page.value().limit());

        assertThat(text).isEqualTo("A-1 10");
    }
}
