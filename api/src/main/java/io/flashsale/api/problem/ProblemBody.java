package io.flashsale.api.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.flashsale.shared.FieldProblem;
import java.util.List;
import java.util.Map;

/** A problem as it is written. */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors,
        @JsonAnyGetter Map<String, Object> members) {

    static ProblemBody of(Problem problem, String instance) {
        ProblemType type = problem.type();
        return new ProblemBody(
                type.uri(),
                type.title(),
                type.status().value(),
                problem.detail(),
                instance,
                problem.errors(),
                problem.members());
    }
}
