package io.flashsale.api.notification;

import io.flashsale.api.json.Paging;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.LoggedMessage;
import io.flashsale.notification.MessageLog;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What customers were told, by mail or text, and telling it again. Without addresses and without what it says. */
@RestController
@ConditionalOnMail
@RequestMapping("/api/admin/messages")
@Tag(name = "Messages")
class AdminMessageController {

    private final MessageLog log;

    AdminMessageController(MessageLog log) {
        this.log = log;
    }

    @GetMapping
    @Operation(
            summary = "List the messages to a customer, or about something",
            description = "Exactly one of `customer` (an id) and `reference` (the id of an order or a sale).")
    Flux<LoggedMessageView> list(
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Flux.defer(() -> find(customer, reference, Paging.of(limit, after)))
                .map(LoggedMessageView::of);
    }

    private Flux<LoggedMessage> find(@Nullable String customer, @Nullable String reference, Page page) {
        if (customer != null && reference == null) {
            return log.to(new CustomerId(customer), page);
        }
        if (reference != null && customer == null) {
            return log.about(reference, page);
        }
        return Flux.error(Problem.invalid("customer", customer, "a customer's id, or else a reference")
                .signal());
    }

    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send a message once more; 409 if it is on its way anyway")
    Mono<Void> resend(@PathVariable String id) {
        return log.resend(id).flatMap(outcome -> switch (outcome) {
            case DUE -> Mono.empty();
            case UNDER_WAY ->
                Mono.error(
                        Problem.of(ProblemType.WRONG_STATE, "It is on its way.").signal());
            case NO_SUCH_MESSAGE ->
                Mono.error(Problem.of(ProblemType.NOT_FOUND, "There is no such message.")
                        .signal());
        });
    }
}
