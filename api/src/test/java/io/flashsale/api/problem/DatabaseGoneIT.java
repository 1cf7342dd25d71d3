package io.flashsale.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.RunningServer;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.LocalServer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class DatabaseGoneIT extends RunningServer {

    private final LocalServer mysql = DevelopmentServices.shared().mysql();

    @AfterEach
    void bringItBack() {
        mysql.resume();
        mysql.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> listSkus().expectStatus().isOk());
    }

    @Test
    void isA503WhenItIsKilled() {
        listSkus().expectStatus().isOk();

        mysql.kill();

        for (int i = 0; i < 3; i++) {
            expectTryLater(listSkus());
            expectTryLater(signUp());
        }
    }

    @Test
    void isA503InTimeWhenItHangs() {
        listSkus().expectStatus().isOk();

        mysql.pause();

        expectTryLater(listSkus());
        expectTryLater(signUp());
    }

    @Test
    void leavesWhatNeedsNoDatabaseAlone() {
        mysql.pause();

        customer.get().uri("/api/nothing").exchange().expectStatus().isNotFound();
        client(managementPort)
                .build()
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static void expectTryLater(ResponseSpec answer) {
        var headers = answer.expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .returnResult(Void.class)
                .getResponseHeaders();
        assertThat(headers.getFirst(HttpHeaders.RETRY_AFTER)).matches("[1-9][0-9]?");
    }

    private ResponseSpec listSkus() {
        return admin.get().uri("/api/admin/skus?limit=1").exchange();
    }

    private ResponseSpec signUp() {
        return anyone.post()
                .uri("/api/accounts")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"email\": \"%s@example.com\", \"password\": \"correct horse\", \"name\": \"A\"}"
                        .formatted(ids.next()))
                .exchange();
    }
}
