package io.flashsale.api.account;

import io.flashsale.account.News;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** News by mail: asked for by customers, and ended by them or by whoever has such a mail. */
@RestController
@Tag(name = "Accounts")
class NewsController {

    private final News news;

    NewsController(News news) {
        this.news = news;
    }

    @GetMapping("/api/me/news")
    @Operation(summary = "Whether the caller wants news")
    Mono<WishBody> show(@AuthenticationPrincipal Shopper shopper) {
        return news.areWanted(shopper.id()).map(WishBody::new);
    }

    @PutMapping("/api/me/news")
    @Operation(summary = "Ask for a mail about each new sale, or for no more of them")
    Mono<WishBody> change(@AuthenticationPrincipal Shopper shopper, @RequestBody Mono<WishBody> body) {
        return body.map(WishBody::toWish)
                .flatMap(wanted -> news.change(shopper.id(), wanted))
                .map(WishBody::new);
    }

    /** Mail programs send a form with it, which says nothing more. A repeat is as good as the first. */
    @PostMapping("/api/news-unsubscriptions/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SecurityRequirements
    @Operation(summary = "End news by the token of a mail, without a log-in; also for List-Unsubscribe-Post")
    Mono<Void> unsubscribe(@PathVariable String token) {
        return news.endBy(token)
                .flatMap(ours -> ours
                        ? Mono.empty()
                        : Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such subscription.")
                                .signal()));
    }
}
