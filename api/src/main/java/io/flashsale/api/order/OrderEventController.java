package io.flashsale.api.order;

import io.flashsale.api.problem.AnswerSettings;
import io.flashsale.api.security.Shopper;
import io.flashsale.api.stream.EventStreams;
import io.flashsale.checkout.OrderView;
import io.flashsale.checkout.WatchOrders;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Unavailable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What becomes of an own order, as it becomes so. */
@RestController
@RequestMapping("/api/orders/{id}/events")
@Tag(name = "Orders")
class OrderEventController {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final ServerSentEvent<OrderJson> HEART_BEAT =
            ServerSentEvent.<OrderJson>builder().comment("").build();

    private final WatchOrders watch;
    private final OpenStreams streams;
    private final OrderEventSettings settings;
    private final AnswerSettings answers;
    private final Clock clock;

    OrderEventController(
            WatchOrders watch, OpenStreams streams, OrderEventSettings settings, AnswerSettings answers, Clock clock) {
        this.watch = watch;
        this.streams = streams;
        this.settings = settings;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow an own order: its full state at once, and again after each change",
            description = "Ends when nobody waits for units or a payment any more. That it is shipped is told by"
                    + " mail, and by a stream that is opened again.")
    Flux<ServerSentEvent<OrderJson>> follow(
            @AuthenticationPrincipal Shopper shopper,
            @PathVariable String id,
            @Parameter(hidden = true) ServerHttpResponse response) {
        Flux<ServerSentEvent<OrderJson>> events =
                OrderPath.id(id).flatMapMany(order -> states(shopper, order)).map(this::event);
        return EventStreams.of(streams.counted(shopper.id(), withHeartBeat(events)), response);
    }

    /** The first within the time of any answer. */
    private Flux<OrderView> states(Shopper shopper, OrderId order) {
        return watch.watch(shopper.id(), order)
                .switchIfEmpty(Mono.error(OrderPath::noOrder))
                .timeout(
                        Mono.delay(answers.longest()),
                        _ -> Mono.never(),
                        Mono.error(() -> new Unavailable("no answer in time", RETRY_AFTER, null)));
    }

    private ServerSentEvent<OrderJson> event(OrderView state) {
        return ServerSentEvent.builder(OrderJson.of(state))
                .id(Long.toString(clock.millis()))
                .build();
    }

    /** Buffers nothing on the way: what a slow client has not taken is replaced by what comes later. */
    private Flux<ServerSentEvent<OrderJson>> withHeartBeat(Flux<ServerSentEvent<OrderJson>> events) {
        Flux<ServerSentEvent<OrderJson>> beats =
                Flux.interval(settings.heartBeat()).onBackpressureDrop().map(_ -> HEART_BEAT);
        return events.publish(shared -> Flux.merge(1, shared, beats.takeUntilOther(shared.then())), 1);
    }
}
