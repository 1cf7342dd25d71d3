package io.flashsale.pricing.csv;

import io.flashsale.pricing.CsvProblem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Cuts chunks of bytes into lines as they arrive, so that a file of any size needs the memory of one chunk. Lines end
 * with LF or CRLF. A line that is too long or not UTF-8 is an
 * {@link UnreadableFile} as signal.
 */
final class CsvLines {

    private static final int LONGEST_LINE_BYTES = 4_096;
    private static final int CHUNKS_AHEAD = 2;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int number = 1;

    private CsvLines() {}

    static Flux<CsvLine> of(Flux<byte[]> chunks) {
        return Flux.defer(() -> {
            var lines = new CsvLines();
            return chunks.concatMapIterable(lines::cut, CHUNKS_AHEAD).concatWith(Mono.fromSupplier(lines::finished));
        });
    }

    private List<CsvLine> cut(byte[] chunk) {
        var lines = new ArrayList<CsvLine>();
        int from = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == '\n') {
                append(chunk, from, i);
                lines.add(finished());
                from = i + 1;
            }
        }
        append(chunk, from, chunk.length);
        return lines;
    }

    private void append(byte[] chunk, int from, int to) {
        if (begun.size() + to - from > LONGEST_LINE_BYTES) {
            throw unreadable("a line of at most " + LONGEST_LINE_BYTES + " bytes");
        }
        begun.write(chunk, from, to - from);
    }

    private CsvLine finished() {
        String text = decoded(begun.toByteArray());
        begun.reset();
        String unmarked = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return new CsvLine(number++, unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked);
    }

    private String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw unreadable("UTF-8");
        }
    }

    private UnreadableFile unreadable(String expected) {
        return new UnreadableFile(new CsvProblem(number, "file", "…", expected));
    }
}
