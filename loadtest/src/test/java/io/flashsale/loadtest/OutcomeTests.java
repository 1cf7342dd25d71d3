package io.flashsale.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            202 | {"orderId":"A","status":"PENDING_PAYMENT"}        | ACCEPTED
            202 | {"orderId":"A","status":"WAITLISTED","position":1} | WAITLISTED
            202 | {"orderId":"A","status":"CANCELLED"}              | UNEXPECTED
            202 | {}                                                | UNEXPECTED
            200 | {"orderId":"A","status":"PENDING_PAYMENT"}        | UNEXPECTED
            409 | {"type":"/problems/sold-out"}                     | SOLD_OUT
            409 | {"type":"/problems/limit-reached"}                | LIMIT_REACHED
            409 | {"type":"/problems/not-open"}                     | UNEXPECTED
            409 | no json                                           | UNEXPECTED
            401 | {"type":"/problems/unauthenticated"}              | UNEXPECTED
            429 | {"type":"/problems/throttled"}                    | UNKNOWN
            500 | {"type":"/problems/unexpected"}                   | UNKNOWN
            503 | {"type":"/problems/unavailable"}                  | UNKNOWN
            """)
    void tellsWhatAReplyMeans(int status, String body, Outcome meaning) {
        assertThat(Outcome.of(Reply.of(status, body))).isEqualTo(meaning);
    }
}
