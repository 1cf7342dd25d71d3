package io.flashsale.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Answers that come just when nobody would wait for them any longer. */
class AnswerDeadlineIT {

    private static final int CALLS = 800;
    private static final int AT_ONCE = 32;
    private static final String NAME = "{\"name\": \"Phone\"}";

    @Test
    void anAnswerIsWholeOrToRepeat() {
        Endpoints servers = DevelopmentServices.shared().freshEndpoints();
        try (var app = App.start(servers, "flashsale.answers.longest=200ms", "flashsale.mysql.pool-size=40")) {
            Shop shop = app.shop();
            new Books(servers)
                    .execute("CREATE TRIGGER slowly BEFORE INSERT ON product FOR EACH ROW"
                            + " BEGIN DECLARE ignored INT; SET ignored = SLEEP(0.17 + RAND() * 0.04); END");

            List<Answer> answers = atOnce(shop);

            assertThat(answers)
                    .hasSize(CALLS)
                    .filteredOn(answer -> !isWhole(answer))
                    .isEmpty();
            assertThat(answers).extracting(Answer::status).contains(201, 503);
        }
    }

    private static boolean isWhole(Answer answer) {
        return switch (answer.status()) {
            case 201 -> !answer.text("id").isEmpty();
            case 503 ->
                !answer.text("type").isEmpty()
                        && !answer.header("X-Content-Type-Options").isEmpty();
            default -> false;
        };
    }

    private static List<Answer> atOnce(Shop shop) {
        try (var crowd = Executors.newFixedThreadPool(AT_ONCE)) {
            return Stream.generate(() -> CompletableFuture.supplyAsync(
                                    () -> shop.office("POST", "/api/admin/products", NAME), crowd)
                            .orTimeout(60, TimeUnit.SECONDS))
                    .limit(CALLS)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
