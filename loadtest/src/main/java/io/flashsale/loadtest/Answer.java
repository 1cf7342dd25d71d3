package io.flashsale.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The last word about one sending of one wish; as text, one line of a CSV file.
 *
 * @param customer number of the customer in the crowd
 * @param key      the Idempotency-Key: one wish, however often it was sent
 * @param orderId  empty when there is no order
 * @param millis   from the first sending of the request to this answer, with the pauses between repeats
 * @param repeats  how often it was sent again for want of a definite answer
 */
record Answer(int customer, String key, Outcome outcome, String orderId, int millis, int repeats) {

    static void writeAll(Path file, Collection<Answer> answers) throws IOException {
        Files.write(file, answers.stream().map(Answer::toString).toList());
    }

    static List<Answer> readAll(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.map(Answer::parse).toList();
        }
    }

    @Override
    public String toString() {
        return "%d,%s,%s,%s,%d,%d".formatted(customer, key, outcome, orderId, millis, repeats);
    }

    private static Answer parse(String line) {
        var cells = line.split(",", -1);
        return new Answer(
                Integer.parseInt(cells[0]),
                cells[1],
                Outcome.valueOf(cells[2]),
                cells[3],
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]));
    }
}
