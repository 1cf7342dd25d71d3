package io.flashsale.platform.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyRowsTests {

    @Test
    void cutsRowsIntoFewSizesAndKeepsTheirOrder() {
        List<Integer> rows = IntStream.range(0, 1_543).boxed().toList();

        var portions = ManyRows.portions(rows);

        assertThat(portions).extracting(List::size).containsExactly(512, 512, 512, 4, 2, 1);
        assertThat(portions.stream().flatMap(List::stream)).containsExactlyElementsOf(rows);
    }

    @Test
    void needsNoStatementForNoRows() {
        assertThat(ManyRows.portions(List.of())).isEmpty();
    }

    @Test
    void writesOneStatementForAllRowsOfAPortion() {
        var pairs = ManyRows.<String>into("pair")
                .with("a", String.class, row -> row)
                .with("b", Integer.class, String::length);

        assertThat(pairs.sql(2)).isEqualTo("INSERT INTO pair (a, b) VALUES (?, ?), (?, ?)");
    }
}
