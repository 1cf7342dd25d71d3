package io.flashsale.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashsale.shared.FieldProblem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTests {

    private final Problems problems = new Problems(JsonMapper.builder().build());

    @Test
    void areWrittenAsRfc9457Wants() {
        var problem = Problem.invalid(List.of(new FieldProblem("quantity", "0", "1 to 10")));

        assertThat(new String(problems.bytes(problem, "/api/carts"))).isEqualTo("""
                {"type":"/problems/invalid-input","title":"The request is not what was expected","status":400,\
                "detail":"quantity: 0 (expected: 1 to 10)","instance":"/api/carts",\
                "errors":[{"field":"quantity","value":"0","expected":"1 to 10"}]}""");
    }

    @Test
    void sayMoreWhereTheirKindHasMoreToSay() {
        var problem = Problem.of(ProblemType.NOT_FOUND, "Later.").with("opensAt", "2026-12-01T10:00:00Z");

        assertThat(new String(problems.bytes(problem, "/x"))).contains("\"opensAt\":\"2026-12-01T10:00:00Z\"");
    }

    @Test
    void sayNothingTwice() {
        var problem = Problem.of(ProblemType.WRONG_STATE, "The order is SHIPPED.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.with("status", "SHIPPED"))
                .withMessageContaining("status");
    }

    @RepeatedTest(20)
    void askToWaitAtLeastAsLongAsNeededAndAtMostTwice() {
        assertThat(Problems.retryAfterSeconds(Duration.ofMillis(1))).isBetween(1L, 2L);
        assertThat(Problems.retryAfterSeconds(Duration.ofMillis(4_001))).isBetween(5L, 10L);
        assertThat(Problems.retryAfterSeconds(Duration.ofMinutes(10))).isBetween(600L, 630L);
    }
}
