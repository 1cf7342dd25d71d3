package io.flashsale.pricing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTests {

    @Test
    void countsTheLinesInsideOfQuotes() {
        assertThat(CsvFile.records("a,b\n\"1\n2\r\n3\",x\nlast,y"))
                .extracting(CsvRecord::line, CsvRecord::cells)
                .containsExactly(
                        tuple(1, List.of("a", "b")), tuple(2, List.of("1\n2\n3", "x")), tuple(5, List.of("last", "y")));
    }

    @Test
    void readsDoubledQuotesAndSeparatorsInQuotes() {
        assertThat(cells("\"say \"\"hi\"\"\",\"1,5\",\"\"")).containsExactly("say \"hi\"", "1,5", "");
    }

    @Test
    void cutsTheBlanksAroundCells() {
        assertThat(cells(" a ,\" b \",\u00A0c")).containsExactly("a", "b", "\u00A0c");
    }

    @Test
    void separatesBySemicolonsWhenTheFirstLineHasOne() {
        assertThat(CsvFile.records("a;b\n1,5;2"))
                .extracting(CsvRecord::cells)
                .containsExactly(List.of("a", "b"), List.of("1,5", "2"));
        assertThat(CsvFile.records("a,b\n1;5,2"))
                .extracting(CsvRecord::cells)
                .containsExactly(List.of("a", "b"), List.of("1;5", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b\",c", "\"a\"b,c", "\"a\nb\"c,d"})
    void goesOnAfterARowThatIsNotWellFormed(String row) {
        List<CsvRecord> records = CsvFile.records("h,h\n" + row + "\nx,y");

        assertThat(records.get(1).isWellFormed()).isFalse();
        assertThat(records.get(1).line()).isEqualTo(2);
        assertThat(records.getLast().cells()).containsExactly("x", "y");
        assertThat(records.getLast().line()).isEqualTo(row.contains("\n") ? 4 : 3);
    }

    @Test
    void isNotWellFormedWhenTheFileEndsInsideOfQuotes() {
        CsvRecord last = CsvFile.records("h,h\nx,\"y\n").getLast();

        assertThat(last.isWellFormed()).isFalse();
        assertThat(last.line()).isEqualTo(2);
    }

    @Test
    void refusesARowThatDoesNotEnd() {
        String file = "h,h\nx,y\nx,\"y\n" + "x,y\n".repeat(10_000);

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> CsvFile.records(file))
                .satisfies(end -> assertThat(end.problem().line()).isEqualTo(3));
    }

    @Test
    void knowsEmptyRows() {
        assertThat(CsvFile.records("h;h\n\n;\n ; \n"))
                .extracting(CsvRecord::isEmpty)
                .containsExactly(false, true, true, true, true);
    }

    private static List<String> cells(String row) {
        return CsvFile.records("h,h\n" + row).getLast().cells();
    }
}
