package io.flashsale.pricing.csv;

import io.flashsale.catalog.Skus;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.pricing.ImportId;
import io.flashsale.pricing.ImportMode;
import io.flashsale.pricing.ImportOutcome;
import io.flashsale.pricing.ImportRegister;
import io.flashsale.pricing.ImportReport;
import io.flashsale.pricing.ImportSettings;
import io.flashsale.pricing.ImportState;
import io.flashsale.pricing.ImportTally;
import io.flashsale.pricing.ImportWish;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceDataImport;
import io.flashsale.pricing.PriceLists;
import io.flashsale.pricing.PriceStage;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Imports price data from CSV in two steps: what arrives is laid on a stage, batch by batch and without a transaction,
 * so that a slow upload holds up nobody; then one transaction makes prices of it and says so in the register.
 */
@Component
class CsvPriceDataImport implements PriceDataImport {

    private static final Logger LOG = LoggerFactory.getLogger(CsvPriceDataImport.class);
    private static final int LATEST = 50;

    private final PriceLists lists;
    private final ImportRun.Desk desk;
    private final ImportRegister register;
    private final PriceStage stage;
    private final Transactions transactions;
    private final ImportSettings settings;
    private final Semaphore seats;

    CsvPriceDataImport(
            PriceLists lists,
            PriceBook book,
            Skus skus,
            PriceStage stage,
            ImportRegister register,
            Transactions transactions,
            ImportSettings settings,
            InstantSource clock) {
        this.lists = lists;
        this.desk = new ImportRun.Desk(skus, book, stage, register, clock);
        this.register = register;
        this.stage = stage;
        this.transactions = transactions;
        this.settings = settings;
        this.seats = new Semaphore(settings.atOnce());
    }

    @Override
    public Mono<ImportOutcome> importCsv(ImportWish wish, Flux<byte[]> csv) {
        return lists.find(wish.list())
                .flatMap(_ -> untilItsEnd(seated(wish, csv)))
                .defaultIfEmpty(new ImportOutcome.NoSuchPriceList());
    }

    @Override
    public Mono<ImportReport> find(ImportId id) {
        return register.find(id);
    }

    @Override
    public Flux<ImportReport> latest() {
        return register.latest(LATEST);
    }

    @Override
    public String exampleCsv() {
        return PriceColumns.EXAMPLE;
    }

    /** What is cached is not cancelled with its subscriber: statements end, and what was begun is cleared away. */
    private static Mono<ImportOutcome> untilItsEnd(Mono<ImportOutcome> work) {
        return work.cache();
    }

    private Mono<ImportOutcome> seated(ImportWish wish, Flux<byte[]> csv) {
        return Mono.defer(() -> seats.tryAcquire()
                ? alone(wish, csv).doFinally(_ -> seats.release())
                : Mono.just(new ImportOutcome.Busy()));
    }

    private Mono<ImportOutcome> alone(ImportWish wish, Flux<byte[]> csv) {
        return register.alone(wish.list(), Mono.defer(() -> begin(wish, csv))).defaultIfEmpty(new ImportOutcome.Busy());
    }

    private Mono<ImportOutcome> begin(ImportWish wish, Flux<byte[]> csv) {
        return register.buryTheDead(wish.list())
                .then(stage.sweep())
                .then(register.forget(desk.clock().instant().minus(settings.kept())))
                .then(register.begin(wish))
                .flatMap(isNew -> isNew ? run(wish, csv) : Mono.just(new ImportOutcome.NameTaken()));
    }

    private Mono<ImportOutcome> run(ImportWish wish, Flux<byte[]> csv) {
        return Mono.usingWhen(
                desk.book()
                        .roomForLimited(wish.list())
                        .map(room -> new ImportRun(wish, desk, settings.mostRows(), room)),
                run -> run.read(csv).flatMap(read -> decide(wish, read)),
                _ -> cleared(wish),
                (run, failure) -> failed(wish, run, failure.toString()),
                run -> failed(wish, run, "its lease is lost"));
    }

    private Mono<ImportOutcome> decide(ImportWish wish, ImportRun run) {
        ImportTally tally = run.tally();
        if (!run.isReadable() || wish.mode() == ImportMode.ALL && tally.wrong() > 0) {
            return register.end(wish.id(), ImportState.REFUSED, tally)
                    .then(register.find(wish.id()))
                    .map(ImportOutcome.Refused::new);
        }
        return transactions
                .runKeeping(Boolean::booleanValue, publish(wish, run))
                .flatMap(isDone -> isDone ? imported(wish) : overtaken(wish, tally));
    }

    /** False: not all of them were new any more. Nobody declares the import dead between its first and last step. */
    private Mono<Boolean> publish(ImportWish wish, ImportRun run) {
        ImportTally tally = run.tally();
        return register.progress(wish.id(), tally)
                .then(stage.publish(wish, run.staged()))
                .doOnNext(published -> requireAll(published, tally))
                .delayUntil(_ -> register.end(wish.id(), ImportState.DONE, tally))
                .hasElement();
    }

    private static void requireAll(int published, ImportTally tally) {
        if (published != tally.accepted()) {
            throw new IllegalStateException(
                    "published: " + published + " (expected: " + tally.accepted() + " as accepted)");
        }
    }

    private Mono<ImportOutcome> imported(ImportWish wish) {
        return register.find(wish.id()).map(ImportOutcome.Imported::new);
    }

    private Mono<ImportOutcome> overtaken(ImportWish wish, ImportTally tally) {
        return register.end(wish.id(), ImportState.FAILED, tally).thenReturn(new ImportOutcome.Overtaken());
    }

    private Mono<Void> failed(ImportWish wish, ImportRun run, String why) {
        LOG.warn("import {} failed: {}", wish.id(), why);
        return register.end(wish.id(), ImportState.FAILED, run.tally())
                .onErrorResume(failure -> left(wish, failure))
                .then(cleared(wish));
    }

    private Mono<Void> cleared(ImportWish wish) {
        return stage.clear(wish.id()).onErrorResume(failure -> left(wish, failure));
    }

    /** To be swept by the next import. */
    private static Mono<Void> left(ImportWish wish, Throwable failure) {
        LOG.warn("import {} leaves something behind: {}", wish.id(), failure.toString());
        return Mono.empty();
    }
}
