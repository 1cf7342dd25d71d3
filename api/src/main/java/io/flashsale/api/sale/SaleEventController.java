package io.flashsale.api.sale;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How a sale stands, as it goes on, for everybody: what {@link SaleEventLane} answers, described for its readers. */
@RestController
@RequestMapping("/api/sales/{id}/events")
@Tag(name = "Sales")
class SaleEventController {

    private final SaleEvents events;

    SaleEventController(SaleEvents events) {
        this.events = events;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @SecurityRequirements
    @Operation(
            summary = "Follow a sale: phase, server time, countdown and units left, at once and after each change",
            description = "Each event has all of it, and one without a change comes now and then. Ends when the sale"
                    + " has closed; 204 for who comes again with the Last-Event-ID of that event.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "Events",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                            schema = @Schema(implementation = SaleEvent.class))))
    Mono<Void> follow(
            @PathVariable String id,
            @RequestHeader(name = SaleEvents.LAST_EVENT_ID, required = false) @Nullable String last,
            @Parameter(hidden = true) ServerHttpResponse response) {
        return events.follow(id, last, response);
    }
}
