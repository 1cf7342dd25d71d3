package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

class FormFileTests {

    private static final MediaType FORM = MediaType.valueOf("multipart/form-data; boundary=\"AaB03x\"");
    private static final String HEAD =
            "--AaB03x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n"
                    + "Content-Type: text/csv\r\n\r\n";
    private static final String END = "\r\n--AaB03x--\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 11, 1_000})
    void findsTheSameFileHoweverTheBytesArrive(int chunkBytes) {
        for (String file : List.of("", "x", "a,b\r\n1,2\r\n", "\r\n--AaB03\r\n--\r\r\n", "x".repeat(500))) {
            assertThat(read(HEAD + file + END, chunkBytes)).isEqualTo(file);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--AaB03x--\r\n",
                "x" + HEAD + "a" + END,
                HEAD + "a",
                HEAD + "a\r\n--AaB03x",
                HEAD + "a\r\n" + HEAD + "b" + END,
                "--AaB03x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\na" + END,
                "--AaB03x\r\nContent-Type: text/csv\r\n\r\na" + END,
            })
    void wantsOnePartNamedFile(String form) {
        for (int chunkBytes : new int[] {1, 1_000}) {
            assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> read(form, chunkBytes));
        }
    }

    @Test
    void doesNotCollectAHeadWithoutEnd() {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> read("x".repeat(10_000), 100));
    }

    private static String read(String form, int chunkBytes) {
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        var chunks = new ArrayList<byte[]>();
        for (int from = 0; from < bytes.length; from += chunkBytes) {
            chunks.add(Arrays.copyOfRange(bytes, from, Math.min(from + chunkBytes, bytes.length)));
        }
        return Objects.requireNonNull(FormFile.of(FORM, Flux.fromIterable(chunks))
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .collect(Collectors.joining())
                .block());
    }
}
