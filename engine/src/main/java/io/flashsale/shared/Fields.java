package io.flashsale.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one request and finds all that are wrong, not only the first. */
public final class Fields {

    private final List<FieldProblem> problems = new ArrayList<>();

    /** A field that must be there, turned into a value of ours. */
    public <S, T> Field<T> required(String name, @Nullable S given, Function<? super S, ? extends T> reading) {
        if (given == null) {
            problems.add(new FieldProblem(name, null, "a value"));
            return new Field<>(null);
        }
        return read(name, () -> reading.apply(given));
    }

    /** A field that may be missing, turned into a value of ours. */
    public <S, T> Field<T> optional(String name, @Nullable S given, Function<? super S, ? extends T> reading) {
        return given == null ? new Field<>(null) : read(name, () -> reading.apply(given));
    }

    /** Several fields that make one value; each problem names its own field. */
    public <T> Field<T> together(Supplier<? extends T> reading) {
        try {
            return new Field<>(reading.get());
        } catch (InvalidInput wrong) {
            problems.addAll(wrong.problems());
            return new Field<>(null);
        }
    }

    /** What the fields make together, or the signal that names all wrong ones. */
    public <T> T into(Supplier<T> whole) {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return whole.get();
    }

    private <T> Field<T> read(String name, Supplier<? extends T> reading) {
        try {
            return new Field<>(reading.get());
        } catch (InvalidInput wrong) {
            wrong.problems().forEach(problem -> problems.add(problem.named(name)));
            return new Field<>(null);
        }
    }

    /** One field, read. Its value may be taken inside {@link Fields#into}. */
    public static final class Field<T> {

        private final @Nullable T value;

        private Field(@Nullable T value) {
            this.value = value;
        }

        public T value() {
            return Objects.requireNonNull(value, "read only inside into(...)");
        }

        /** As {@link #value}, of a field that may be missing. */
        public @Nullable T orNull() {
            return value;
        }
    }
}
