package io.flashsale.api.pricing;

import io.flashsale.shared.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/**
 * Takes the file out of a form of one part as its bytes arrive. Spring's own reader of parts releases a buffer twice
 * when the answer is known before the end of the form, which ends the connection without one.
 */
final class FormFile {

    private static final String PART = "file";
    private static final String ONE_PART = "multipart/form-data with one part, named " + PART;
    private static final String DISPOSITION = "content-disposition:";
    private static final int LONGEST_HEAD = 8_192;
    private static final int LONGEST_BOUNDARY = 70;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final byte[] NOTHING = {};

    private enum Place {
        HEAD,
        CONTENT,
        AFTER
    }

    private final String boundary;
    private final byte[] delimiter;
    private final ByteArrayOutputStream after = new ByteArrayOutputStream();
    private byte[] kept = NOTHING;
    private Place place = Place.HEAD;

    private FormFile(String boundary) {
        this.boundary = boundary;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    }

    /** What is not such a form is an {@link InvalidInput} as signal. */
    static Flux<byte[]> of(MediaType form, Flux<byte[]> body) {
        return Flux.defer(() -> {
            String boundary = form.getParameter("boundary");
            if (boundary == null || boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY + 2) {
                return Flux.error(wrong("…"));
            }
            var file = new FormFile(boundary.replace("\"", ""));
            return body.map(file::take).concatWith(Flux.defer(file::end)).filter(content -> content.length > 0);
        });
    }

    /** What a chunk has of the file. */
    private byte[] take(byte[] chunk) {
        byte[] bytes = place == Place.AFTER ? chunk : joined(kept, chunk);
        kept = NOTHING;
        return switch (place) {
            case HEAD -> takeHead(bytes);
            case CONTENT -> takeContent(bytes);
            case AFTER -> takeAfter(bytes);
        };
    }

    private byte[] takeHead(byte[] bytes) {
        int end = indexOf(END_OF_HEAD, bytes);
        if (end > LONGEST_HEAD || end < 0 && bytes.length > LONGEST_HEAD) {
            throw wrong("…");
        }
        if (end < 0) {
            kept = bytes;
            return NOTHING;
        }
        requireTheFile(new String(bytes, 0, end, StandardCharsets.UTF_8));
        place = Place.CONTENT;
        return takeContent(Arrays.copyOfRange(bytes, end + END_OF_HEAD.length, bytes.length));
    }

    private byte[] takeContent(byte[] bytes) {
        int end = indexOf(delimiter, bytes);
        if (end < 0) {
            int safe = Math.max(0, bytes.length - delimiter.length + 1);
            kept = Arrays.copyOfRange(bytes, safe, bytes.length);
            return Arrays.copyOf(bytes, safe);
        }
        place = Place.AFTER;
        takeAfter(Arrays.copyOfRange(bytes, end + delimiter.length, bytes.length));
        return Arrays.copyOf(bytes, end);
    }

    private byte[] takeAfter(byte[] bytes) {
        after.write(bytes, 0, Math.min(bytes.length, 2 - Math.min(2, after.size())));
        if (after.size() == 2 && !"--".equals(after.toString(StandardCharsets.US_ASCII))) {
            throw wrong("more than one part");
        }
        return NOTHING;
    }

    private Flux<byte[]> end() {
        return after.size() == 2 ? Flux.empty() : Flux.error(wrong("a form without end"));
    }

    private void requireTheFile(String head) {
        boolean isFirst = head.startsWith("--" + boundary + "\r\n");
        String name = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION))
                .flatMap(line -> Stream.ofNullable(ContentDisposition.parse(
                                line.substring(DISPOSITION.length()).strip())
                        .getName()))
                .findFirst()
                .orElse("…");
        if (!isFirst || !name.equals(PART)) {
            throw wrong(name);
        }
    }

    private static InvalidInput wrong(String value) {
        return new InvalidInput("body", value, ONE_PART);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static int indexOf(byte[] wanted, byte[] bytes) {
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(wanted, 0, wanted.length, bytes, i, i + wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
