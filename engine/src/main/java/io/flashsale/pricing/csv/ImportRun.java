package io.flashsale.pricing.csv;

import io.flashsale.catalog.Sku;
import io.flashsale.catalog.Skus;
import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.ImportRegister;
import io.flashsale.pricing.ImportTally;
import io.flashsale.pricing.ImportWish;
import io.flashsale.pricing.NewPriceData;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceStage;
import io.flashsale.pricing.PriceStage.StagedPrice;
import io.flashsale.shared.SkuCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One import on its way through the file: lays the right rows on the stage, and counts. */
final class ImportRun {

    private static final int ROWS_AT_ONCE = 512;
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(1);

    private final ImportWish wish;
    private final Desk desk;
    private final int mostRows;
    private int roomForLimited;
    private @Nullable PriceColumns columns;
    private int rowsSeen;
    private boolean isReadable = true;
    private ImportTally tally = ImportTally.NOTHING;
    private Instant lastNews = Instant.EPOCH;

    ImportRun(ImportWish wish, Desk desk, int mostRows, int roomForLimited) {
        this.wish = wish;
        this.desk = desk;
        this.mostRows = mostRows;
        this.roomForLimited = roomForLimited;
    }

    /** Whom an import asks and tells. */
    record Desk(Skus skus, PriceBook book, PriceStage stage, ImportRegister register, InstantSource clock) {}

    /** Reads to the end, also when there are problems: all of them are counted. */
    Mono<ImportRun> read(Flux<byte[]> csv) {
        return CsvRecords.of(CsvLines.of(csv))
                .map(this::parse)
                .onErrorResume(UnreadableFile.class, end -> Mono.just(new CsvRow.Unreadable(end.problem())))
                .filter(row -> !(row instanceof CsvRow.Nothing))
                .buffer(ROWS_AT_ONCE)
                .concatMap(this::take, 1)
                .then(Mono.just(this));
    }

    ImportTally tally() {
        return tally;
    }

    /** The file could be read to its end. */
    boolean isReadable() {
        return isReadable;
    }

    /** Rows on the stage. */
    int staged() {
        return tally.accepted() + tally.unchanged();
    }

    private CsvRow parse(CsvRecord csv) {
        if (columns == null) {
            columns = PriceColumns.of(csv);
            return new CsvRow.Nothing();
        }
        CsvRow row = columns.read(csv);
        if (!(row instanceof CsvRow.Nothing) && ++rowsSeen > mostRows) {
            throw new UnreadableFile(new CsvProblem(csv.line(), "file", "…", "at most " + mostRows + " rows"));
        }
        return row;
    }

    /** The number of rows on the stage; only to have a signal for each batch. */
    private Mono<Integer> take(List<CsvRow> rows) {
        List<CsvProblem> problems = new ArrayList<>();
        List<CsvRow.Price> prices = new ArrayList<>();
        int wrong = 0;
        int read = rows.size();
        for (CsvRow row : rows) {
            switch (row) {
                case CsvRow.Nothing _ -> {}
                case CsvRow.Price price -> prices.add(price);
                case CsvRow.Wrong(var found) -> {
                    wrong++;
                    problems.addAll(found);
                }
                case CsvRow.Unreadable(var end) -> {
                    isReadable = false;
                    read--;
                    problems.add(end);
                }
            }
        }
        var unchecked = new ImportTally(read, 0, 0, wrong, problems);
        return check(prices)
                .flatMap(checked -> desk.stage
                        .add(wish.id(), staged(), checked.right())
                        .then(Mono.fromRunnable(() -> count(unchecked, problems, checked))))
                .then(Mono.defer(this::tellNews))
                .then(Mono.fromSupplier(this::staged));
    }

    private Mono<BatchCheck> check(List<CsvRow.Price> prices) {
        Set<SkuCode> codes = prices.stream().map(price -> price.wish().sku()).collect(Collectors.toSet());
        return desk.skus
                .find(codes)
                .map(Sku::code)
                .collect(Collectors.toSet())
                .flatMap(known -> desk.book
                        .asCreated(wish.list(), known)
                        .collectMap(NewPriceData::sku)
                        .flatMap(created -> desk.stage
                                .linesOf(wish.id(), known)
                                .map(lines -> new BatchCheck(known, created, lines, roomForLimited).of(prices))));
    }

    private void count(ImportTally unchecked, List<CsvProblem> problems, BatchCheck checked) {
        roomForLimited = checked.roomForLimited();
        int fresh = (int) checked.right().stream().filter(StagedPrice::isNew).count();
        List<CsvProblem> all = new ArrayList<>(problems);
        all.addAll(checked.problems());
        all.sort(Comparator.comparingInt(CsvProblem::line));
        List<CsvProblem> first = new ArrayList<>(tally.problems());
        first.addAll(all);
        tally = new ImportTally(
                tally.rowsRead() + unchecked.rowsRead(),
                tally.accepted() + fresh,
                tally.unchanged() + checked.right().size() - fresh,
                tally.wrong() + unchecked.wrong() + checked.problems().size(),
                first);
    }

    private Mono<Void> tellNews() {
        Instant now = desk.clock.instant();
        if (now.isBefore(lastNews.plus(BETWEEN_NEWS))) {
            return Mono.empty();
        }
        lastNews = now;
        return desk.register.progress(wish.id(), tally);
    }
}
