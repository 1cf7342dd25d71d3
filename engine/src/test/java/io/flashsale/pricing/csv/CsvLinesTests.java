package io.flashsale.pricing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

class CsvLinesTests {

    private static final byte[] FILE = "\uFEFFa,b\r\nü,€\n\nlast".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void findsTheSameLinesHoweverTheBytesArrive(int chunkBytes) {
        List<CsvLine> lines = lines(chunks(FILE, chunkBytes));

        assertThat(lines)
                .containsExactly(
                        new CsvLine(1, "a,b"), new CsvLine(2, "ü,€"), new CsvLine(3, ""), new CsvLine(4, "last"));
    }

    @Test
    void sayWhichLineIsNotUtf8() {
        byte[] bytes = {'a', '\n', (byte) 0xC3, (byte) 0x28, '\n'};

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> lines(Flux.just(bytes)))
                .satisfies(end -> assertThat(end.problem().line()).isEqualTo(2));
    }

    @Test
    void refuseALineWithoutEnd() {
        byte[] bytes = new byte[5_000];
        Arrays.fill(bytes, (byte) 'x');

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> lines(Flux.just(bytes)))
                .satisfies(end -> assertThat(end.problem().line()).isEqualTo(1));
    }

    private static List<CsvLine> lines(Flux<byte[]> chunks) {
        return Objects.requireNonNull(CsvLines.of(chunks).collectList().block());
    }

    private static Flux<byte[]> chunks(byte[] bytes, int size) {
        var chunks = new ArrayList<byte[]>();
        for (int from = 0; from < bytes.length; from += size) {
            chunks.add(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length)));
        }
        return Flux.fromIterable(chunks);
    }
}
