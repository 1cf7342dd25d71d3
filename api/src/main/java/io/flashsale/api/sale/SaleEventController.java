package io.flashsale.api.sale;

import io.flashsale.sale.SaleMoment;
import io.flashsale.sale.WatchSales;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How a sale stands, as it goes on, for everybody. */
@RestController
@RequestMapping("/api/sales/{id}/events")
@Tag(name = "Sales")
class SaleEventController {

    private final WatchSales watch;
    private final SaleEventFrames frames;

    SaleEventController(WatchSales watch, SaleEventFrames frames) {
        this.watch = watch;
        this.frames = frames;
    }

    /** Who comes again after the last event is told by 204 not to: a browser goes on for ever otherwise. */
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
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @Parameter(hidden = true) ServerHttpResponse response) {
        if (SaleEventFrames.LAST_ID.equals(last)) {
            response.setStatusCode(HttpStatus.NO_CONTENT);
            return response.setComplete();
        }
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
        headers.set("X-Accel-Buffering", "no");
        Flux<SaleMoment> moments =
                SalePath.id(id).flatMapMany(watch::watch).switchIfEmpty(Mono.error(SalePath::noSale));
        return write(moments, response);
    }

    /**
     * The server asks for some events ahead of a connection that does not take any. What each of them writes is decided
     * when it is written: what is the latest then, or nothing if that went out before. What is written at once is a
     * publisher of its own, as the server wants it.
     */
    @SuppressWarnings("NestedPublishers")
    private Mono<Void> write(Flux<SaleMoment> moments, ServerHttpResponse response) {
        var unsent = new AtomicReference<@Nullable SaleMoment>();
        Flux<DataBuffer> latest = Mono.fromSupplier(() -> unsent.getAndSet(null))
                .map(moment -> response.bufferFactory().wrap(frames.of(moment)))
                .flux();
        return response.writeAndFlushWith(moments.doOnNext(unsent::set).map(_ -> latest));
    }
}
