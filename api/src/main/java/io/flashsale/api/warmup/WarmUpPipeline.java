package io.flashsale.api.warmup;

import io.flashsale.account.Role;
import io.flashsale.api.json.KeyHeader;
import io.flashsale.api.security.AccessTokens;
import io.flashsale.api.security.Shopper;
import io.flashsale.checkout.Rehearsal;
import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Ids;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Buys from this very process over HTTP until it is warm; until then the process is not ready. */
@Component("warmUp")
@ConditionalOnRole(io.flashsale.platform.Role.WEB)
class WarmUpPipeline implements ApplicationListener<ApplicationStartedEvent>, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUpPipeline.class);
    private static final int CUSTOMERS = 64;
    /** Of so many requests one is for what is sold out. */
    private static final int SOLD_OUT_EVERY = 3;

    private final Rehearsal rehearsal;
    private final AccessTokens tokens;
    private final Ids ids;
    private final Clock clock;
    private final WarmUpSettings settings;
    private volatile boolean warm;

    WarmUpPipeline(Rehearsal rehearsal, AccessTokens tokens, Ids ids, Clock clock, WarmUpSettings settings) {
        this.rehearsal = rehearsal;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void onApplicationEvent(ApplicationStartedEvent started) {
        if (settings.requests() == 0) {
            warm = true;
            return;
        }
        Instant began = clock.instant();
        WebClient self =
                WebClient.create(ownAddress(started.getApplicationContext().getEnvironment()));
        rehearsal
                .with(sale -> buyMany(self, sale))
                .doOnError(failure -> LOG.warn("warm-up failed, tried again: {}", failure.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(5)))
                .subscribe(answered -> {
                    warm = true;
                    LOG.info("warm after {} purchases in {}", answered, Duration.between(began, clock.instant()));
                });
    }

    private static String ownAddress(Environment environment) {
        String host = environment.getProperty("server.address", "127.0.0.1");
        return "http://" + host + ":" + environment.getRequiredProperty("local.server.port");
    }

    private Mono<Long> buyMany(WebClient self, SaleId sale) {
        List<String> bearers = Stream.generate(() -> new CustomerId(ids.next()))
                .limit(CUSTOMERS)
                .map(customer -> tokens.mint(new Shopper(customer, Role.CUSTOMER).withVerifiedMail())
                        .value())
                .toList();
        return Flux.range(0, settings.requests())
                .flatMap(number -> buy(self, sale, number, bearers.get(number % CUSTOMERS)), settings.concurrency())
                .take(settings.longest())
                .filter(asExpected -> asExpected)
                .count()
                .filter(count -> count > 0)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no purchase was answered as expected")));
    }

    /** Whether it was answered as it should be: any other answer walks, and warms, another way. */
    private static Mono<Boolean> buy(WebClient self, SaleId sale, int number, String bearer) {
        boolean soldOut = number % SOLD_OUT_EVERY == 0;
        SkuCode sku = soldOut ? Rehearsal.NONE_LEFT : Rehearsal.PLENTY;
        HttpStatus expected = soldOut ? HttpStatus.CONFLICT : HttpStatus.ACCEPTED;
        return self.post()
                .uri("/api/sales/{id}/orders", sale)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + bearer)
                .header(KeyHeader.NAME, "rehearsal-" + number)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":1}]}")
                .exchangeToMono(answer ->
                        answer.releaseBody().thenReturn(answer.statusCode().equals(expected)));
    }

    @Override
    public Health health() {
        return (warm ? Health.up() : Health.status(Status.OUT_OF_SERVICE)).build();
    }
}
