package io.flashsale.platform.mysql;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Inserts many rows into one table by few statements of 512, 256 … 1 rows, so that the texts repeat. The driver would
 * send the bindings of {@code Statement.add()} one by one.
 */
public final class ManyRows<T> {

    private static final int MOST_ROWS = 512;

    private final String table;
    private final List<Column<T>> columns;

    private ManyRows(String table, List<Column<T>> columns) {
        this.table = table;
        this.columns = columns;
    }

    public static <T> ManyRows<T> into(String table) {
        return new ManyRows<>(table, List.of());
    }

    /** One column more, with the value that a row has in it. */
    public ManyRows<T> with(String name, Class<?> type, Function<T, @Nullable Object> value) {
        var more = new ArrayList<>(columns);
        more.add(new Column<>(name, type, value));
        return new ManyRows<>(table, List.copyOf(more));
    }

    /** Inserts all rows, in order, on the connection of the transaction under way. */
    public Mono<Void> insert(DatabaseClient database, List<T> rows) {
        return database.inConnection(connection -> Flux.fromIterable(portions(rows))
                .concatMap(portion -> insertPortion(connection, portion))
                .then());
    }

    /** The statement for so many rows. */
    String sql(int rows) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String marks = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        return "INSERT INTO " + table + " (" + names + ") VALUES "
                + String.join(", ", Collections.nCopies(rows, marks));
    }

    /** Cuts a list into the largest powers of two that fit. */
    static <T> List<List<T>> portions(List<T> rows) {
        var portions = new ArrayList<List<T>>();
        for (int from = 0; from < rows.size(); ) {
            int size = Math.min(MOST_ROWS, Integer.highestOneBit(rows.size() - from));
            portions.add(rows.subList(from, from + size));
            from += size;
        }
        return portions;
    }

    private Mono<Long> insertPortion(Connection connection, List<T> rows) {
        Statement statement = connection.createStatement(sql(rows.size()));
        int index = 0;
        for (T row : rows) {
            for (Column<T> column : columns) {
                column.bind(statement, index++, row);
            }
        }
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
    }

    private record Column<T>(String name, Class<?> type, Function<T, @Nullable Object> value) {

        void bind(Statement statement, int index, T row) {
            Object bound = value.apply(row);
            if (bound == null) {
                statement.bindNull(index, type);
            } else {
                statement.bind(index, bound);
            }
        }
    }
}
