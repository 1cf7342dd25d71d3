package io.flashsale.loadtest;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;

/** What is said after a rush: a table for people, a line of JSON for programs, and whether it was good. */
record RushReport(RushOptions options, RushRun run, Evidence evidence) implements Report {

    /** Reads what the rush left behind, and the shop's books. The exit code is 1 when anything was hurt. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var options = RushOptions.ofThisProcess();
        var run = Json.read(options.folder().resolve(RushRun.FILE), RushRun.class);
        var answers = Answer.readAll(options.folder().resolve(RushRun.ANSWERS));
        var evidence = new Evidence(run.sale(), answers, books(run.sale(), options));
        new RushReport(options, run, evidence).printAndExit();
    }

    private static Books books(Sale sale, RushOptions options) throws IOException, InterruptedException, SQLException {
        try (var database = Database.open(options.databaseUrl())) {
            if (options.spoil()) {
                database.deleteOneUsage(sale);
            }
            return new Books(
                    database.unitsAvailable(sale),
                    Shop.enter(options.url()).atGate(sale),
                    database.orders(sale),
                    database.usages(sale));
        }
    }

    /** Nothing was hurt, everybody was answered, the outcomes are those expected, and the ledger was in time. */
    @Override
    public boolean isGood() {
        return evidence.verdict().isGood()
                && evidence.orders(Outcome.ACCEPTED).size() == options.expectedAccepted()
                && evidence.orders(Outcome.WAITLISTED).size() == options.expectedWaitlisted()
                && evidence.wishes(Outcome.UNKNOWN::equals) == 0
                && evidence.wishes(Outcome.UNEXPECTED::equals) == 0
                && (options.lines() == 0 || !run.promotionMillis().isEmpty())
                && run.isQuiet();
    }

    /** By the names that other programs read. Wishes and orders are distinct: a repeat counts once. */
    @Override
    public Map<String, Number> figures() {
        var verdict = evidence.verdict();
        var figures = new LinkedHashMap<String, Number>();
        figures.put("oversold", verdict.oversold());
        figures.put("leaked", verdict.leaked());
        figures.put("lost", verdict.lost());
        figures.put("duplicates", verdict.duplicates());
        figures.put("phantoms", verdict.phantoms());
        figures.put("contradictions", verdict.contradictions());
        figures.put("aboveLimit", verdict.aboveLimit());
        figures.put("customers", options.customers());
        figures.put("units", options.units());
        figures.put("accepted", evidence.orders(Outcome.ACCEPTED).size());
        figures.put("waitlisted", evidence.orders(Outcome.WAITLISTED).size());
        figures.put("refused", evidence.wishes(Outcome::isRefusal));
        figures.put("unanswered", evidence.wishes(Outcome.UNKNOWN::equals));
        figures.put("unexpected", evidence.wishes(Outcome.UNEXPECTED::equals));
        figures.put("repeats", evidence.repeats());
        figures.put("persisted", evidence.books().orders().size());
        spread(Outcome.ACCEPTED::equals).putInto(figures, "accepted");
        spread(Outcome.WAITLISTED::equals).putInto(figures, "waitlisted");
        spread(Outcome::isRefusal).putInto(figures, "refused");
        figures.put("quietMillis", run.quietMillis());
        if (options.lines() > 0) {
            figures.put("promotions", run.promotionMillis().size());
            promotions().putInto(figures, "promotion");
        }
        return figures;
    }

    @Override
    public String table() {
        var title = "%,d customers through %,d connections; %,d units, %,d places to wait"
                .formatted(options.customers(), options.doors(), options.units(), options.waitlistCapacity());
        var figures = figures();
        var lines = notes().entrySet().stream()
                .map(note -> "%-14s %,8d   %s".formatted(note.getKey(), figures.get(note.getKey()), note.getValue()))
                .collect(joining("\n"));
        var end = isGood() ? "Nothing was hurt." : "HURT: something above is not as it must be.";
        return "\n%s\n\n%s\n\n%s\n".formatted(title, lines, end);
    }

    private SequencedMap<String, String> notes() {
        var notes = new LinkedHashMap<String, String>();
        notes.put("accepted", spread(Outcome.ACCEPTED::equals) + expected(options.expectedAccepted()));
        notes.put("waitlisted", spread(Outcome.WAITLISTED::equals) + expected(options.expectedWaitlisted()));
        notes.put("refused", spread(Outcome::isRefusal).toString());
        notes.put("unanswered", "no definite answer after all repeats");
        notes.put("unexpected", "answers that nobody in this crowd should get");
        notes.put("repeats", "requests sent again after 429, 503 or no answer");
        notes.put("persisted", "orders in the database");
        notes.put("quietMillis", "from the last answer until the ledger had its order; -1: not in time");
        if (options.lines() > 0) {
            notes.put("promotions", promotions() + "   (wanted: p99 below 1,000 ms)");
        }
        notes.put("oversold", "units granted that do not exist");
        notes.put("leaked", "units by which prices, usage details, orders and gate disagree");
        notes.put("lost", "acknowledged orders that the database does not have as told");
        notes.put("duplicates", "orders, wishes or usage details beyond the first");
        notes.put("phantoms", "orders that nobody was told of");
        notes.put("contradictions", "repeats of a wish that were answered differently");
        notes.put("aboveLimit", "customers with more units than they may have");
        return notes;
    }

    private Spread promotions() {
        return Spread.of(run.promotionMillis().stream().mapToInt(Integer::intValue));
    }

    private static String expected(int orders) {
        return "   (expected: %,d)".formatted(orders);
    }

    private Spread spread(Predicate<Outcome> outcomes) {
        return Spread.of(evidence.answers().stream()
                .filter(answer -> outcomes.test(answer.outcome()))
                .mapToInt(Answer::millis));
    }
}
