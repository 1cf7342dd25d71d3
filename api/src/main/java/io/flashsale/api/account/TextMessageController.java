package io.flashsale.api.account;

import io.flashsale.account.TextMessages;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.ConditionalOnSms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is urgent also as a text, for those who ask for it. Not there where no texts are sent beside mails. */
@RestController
@ConditionalOnMail
@ConditionalOnSms
@RequestMapping("/api/me/text-messages")
@Tag(name = "Accounts")
class TextMessageController {

    private final TextMessages texts;

    TextMessageController(TextMessages texts) {
        this.texts = texts;
    }

    @GetMapping
    @Operation(summary = "Whether the caller wants texts")
    Mono<WishBody> show(@AuthenticationPrincipal Shopper shopper) {
        return texts.areWanted(shopper.id()).map(WishBody::new);
    }

    @PutMapping
    @Operation(
            summary = "Ask to be told by text, too, what is urgent, or for no more of it",
            description = "An offer to who waited, an order that has expired, a sale that opens in an hour. "
                    + "409 `no-phone` if the account has no phone number.")
    Mono<WishBody> change(@AuthenticationPrincipal Shopper shopper, @RequestBody Mono<WishBody> body) {
        return body.map(WishBody::toWish).flatMap(wanted -> change(shopper, wanted));
    }

    private Mono<WishBody> change(Shopper shopper, boolean wanted) {
        return texts.change(shopper.id(), wanted)
                .flatMap(stands -> stands == wanted
                        ? Mono.just(new WishBody(stands))
                        : Mono.error(() -> Problem.of(ProblemType.NO_PHONE, "Set a phone number first: PUT /api/me.")
                                .signal()));
    }
}
