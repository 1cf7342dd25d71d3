package io.flashsale.pricing.csv;

import io.flashsale.pricing.CsvProblem;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * Puts lines together to rows of cells, as RFC 4180 and spreadsheets have it: a cell in quotes may hold separators,
 * doubled quotes and ends of lines. Semicolons separate when there is one in the first line, commas otherwise. A row
 * that does not end is an {@link UnreadableFile} as signal.
 */
final class CsvRecords {

    private static final int LONGEST_RECORD = 8_192;
    private static final int LINES_AHEAD = 512;

    private enum Place {
        BEFORE_CELL,
        IN_CELL,
        IN_QUOTES,
        AFTER_QUOTE
    }

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder cell = new StringBuilder();
    private Place place = Place.BEFORE_CELL;
    private char separator;
    private int begunIn;

    private CsvRecords() {}

    static Flux<CsvRecord> of(Flux<CsvLine> lines) {
        return Flux.defer(() -> {
            var records = new CsvRecords();
            return lines.concatMapIterable(records::next, LINES_AHEAD).concatWith(Flux.defer(records::rest));
        });
    }

    private List<CsvRecord> next(CsvLine line) {
        if (separator == 0) {
            separator = line.text().indexOf(';') < 0 ? ',' : ';';
        }
        if (place == Place.BEFORE_CELL) {
            begunIn = line.number();
        } else {
            cell.append('\n');
        }
        text.append(line.text()).append('\n');
        requireAnEnd();
        boolean isWellFormed = line.text().chars().allMatch(sign -> take((char) sign));
        return isWellFormed && place == Place.IN_QUOTES ? List.of() : List.of(finished(isWellFormed));
    }

    /** False: a sign that must not stand here. */
    private boolean take(char sign) {
        return switch (place) {
            case BEFORE_CELL, IN_CELL -> takeBare(sign);
            case IN_QUOTES -> takeQuoted(sign);
            case AFTER_QUOTE -> takeAfterQuote(sign);
        };
    }

    private boolean takeBare(char sign) {
        if (sign == separator) {
            endCell();
        } else if (sign != '"') {
            cell.append(sign);
            place = Place.IN_CELL;
        } else if (place == Place.BEFORE_CELL) {
            place = Place.IN_QUOTES;
        } else {
            return false;
        }
        return true;
    }

    private boolean takeQuoted(char sign) {
        if (sign == '"') {
            place = Place.AFTER_QUOTE;
        } else {
            cell.append(sign);
        }
        return true;
    }

    private boolean takeAfterQuote(char sign) {
        if (sign == separator) {
            endCell();
        } else if (sign == '"') {
            cell.append(sign);
            place = Place.IN_QUOTES;
        } else {
            return false;
        }
        return true;
    }

    private void endCell() {
        cells.add(cell.toString().strip());
        cell.setLength(0);
        place = Place.BEFORE_CELL;
    }

    private CsvRecord finished(boolean isWellFormed) {
        endCell();
        List<String> found =
                isWellFormed ? List.copyOf(cells) : List.of(text.toString().strip());
        cells.clear();
        text.setLength(0);
        return new CsvRecord(begunIn, separator, found, isWellFormed);
    }

    private void requireAnEnd() {
        if (text.length() > LONGEST_RECORD) {
            throw new UnreadableFile(new CsvProblem(
                    begunIn,
                    "file",
                    text.toString(),
                    "a row of at most " + LONGEST_RECORD + " characters; is a quote left open?"));
        }
    }

    /** What the file ends in the middle of. */
    private Flux<CsvRecord> rest() {
        return place == Place.IN_QUOTES ? Flux.just(finished(false)) : Flux.empty();
    }
}
