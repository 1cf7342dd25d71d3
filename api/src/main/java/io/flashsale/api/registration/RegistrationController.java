package io.flashsale.api.registration;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.flashsale.registration.RegistrationOutcome;
import io.flashsale.registration.TakePart;
import io.flashsale.sale.RegistrationWindow;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SaleId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A customer takes part in a sale, or not. */
@RestController
@RequestMapping("/api/sales/{id}/registration")
@Tag(name = "Sales")
class RegistrationController {

    private final TakePart takePart;

    RegistrationController(TakePart takePart) {
        this.takePart = takePart;
    }

    @PutMapping
    @Operation(
            summary = "Register for a sale, within its window; a repeat changes nothing",
            description = "404 when there is no such sale or it does not ask for registration, 409 outside of the"
                    + " window unless the customer has registered within it, 410 when the sale is over. The gate lets"
                    + " the customer in at once, or within seconds.")
    Mono<RegistrationView> register(@AuthenticationPrincipal Shopper shopper, @PathVariable String id) {
        return sale(id).flatMap(sale -> takePart.register(sale, shopper.id())).flatMap(RegistrationController::answer);
    }

    @GetMapping
    @Operation(summary = "Tell whether the caller has registered for a sale that asks for it")
    Mono<RegistrationView> show(@AuthenticationPrincipal Shopper shopper, @PathVariable String id) {
        return sale(id).flatMap(sale -> takePart.find(sale, shopper.id())).flatMap(RegistrationController::answer);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Withdraw from a sale, within its window; a repeat changes nothing",
            description = "409 outside of the window. What the customer has bought or holds stays.")
    Mono<Void> withdraw(@AuthenticationPrincipal Shopper shopper, @PathVariable String id) {
        return sale(id).flatMap(sale -> takePart.withdraw(sale, shopper.id()))
                .flatMap(RegistrationController::answer)
                .then();
    }

    /** An impossible id names no sale. */
    private static Mono<SaleId> sale(String text) {
        return Mono.fromSupplier(() -> new SaleId(text)).onErrorMap(InvalidInput.class, _ -> nothing());
    }

    private static Mono<RegistrationView> answer(RegistrationOutcome outcome) {
        return switch (outcome) {
            case RegistrationOutcome.NothingToRegisterFor _ -> Mono.error(nothing());
            case RegistrationOutcome.SaleClosed _ ->
                Mono.error(Problem.of(ProblemType.CLOSED, "The sale is over.").signal());
            case RegistrationOutcome.OutsideWindow(var window) -> Mono.error(outside(window));
            case RegistrationOutcome.Registered(var since) -> Mono.just(new RegistrationView(true, since));
            case RegistrationOutcome.NotRegistered _ -> Mono.just(new RegistrationView(false, null));
        };
    }

    private static RuntimeException nothing() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such sale, or it does not ask for registration.")
                .signal();
    }

    private static RuntimeException outside(RegistrationWindow window) {
        return Problem.of(
                        ProblemType.REGISTRATION_NOT_OPEN,
                        "Registration is from " + window.opensAt() + " to " + window.closesAt() + ".")
                .with("registrationOpensAt", window.opensAt().toString())
                .with("registrationClosesAt", window.closesAt().toString())
                .signal();
    }
}
