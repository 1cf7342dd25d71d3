package io.flashsale.shared;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came from outside is not what was asked for. Nothing was changed. Becomes a 400 that names each field. */
public final class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    public InvalidInput(String field, @Nullable Object value, String expected) {
        this(List.of(new FieldProblem(field, value == null ? null : value.toString(), expected)));
    }

    public InvalidInput(List<FieldProblem> problems) {
        super(problems.stream().map(FieldProblem::message).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }

    /**
     * The same problem with the field named from further outside: {@code quantity} becomes {@code lines[0].quantity}.
     */
    public InvalidInput within(String outer) {
        return new InvalidInput(problems.stream()
                .map(problem -> new FieldProblem(outer + "." + problem.field(), problem.value(), problem.expected()))
                .toList());
    }
}
