package io.flashsale.api.registration;

import io.flashsale.api.json.Paging;
import io.flashsale.registration.Registrations;
import io.flashsale.shared.SaleId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Who takes part in a sale. */
@RestController
@RequestMapping("/api/admin/sales/{id}/registrations")
@Tag(name = "Running sales")
class AdminRegistrationController {

    private final Registrations registrations;

    AdminRegistrationController(Registrations registrations) {
        this.registrations = registrations;
    }

    @GetMapping
    @Operation(summary = "List who is registered for a sale, by customer id")
    Flux<Entry> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return registrations
                .list(new SaleId(id), Paging.of(limit, after))
                .map(found -> new Entry(found.customer().value(), found.since()));
    }

    record Entry(String customerId, Instant registeredAt) {}
}
