package io.flashsale.api.sale;

import io.flashsale.api.stream.EventStreams;
import io.flashsale.sale.SaleMoment;
import io.flashsale.sale.WatchSales;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes the events of a sale to a response. */
@Component
class SaleEvents {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private final WatchSales watch;
    private final SaleEventFrames frames;

    SaleEvents(WatchSales watch, SaleEventFrames frames) {
        this.watch = watch;
        this.frames = frames;
    }

    /**
     * Ends with the stream. Who comes again after the last event is told by 204 not to: a browser goes on for ever
     * otherwise.
     *
     * @param last the id of the event that the client had last
     */
    Mono<Void> follow(String id, @Nullable String last, ServerHttpResponse response) {
        if (SaleEventFrames.LAST_ID.equals(last)) {
            response.setStatusCode(HttpStatus.NO_CONTENT);
            return response.setComplete();
        }
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.set("X-Content-Type-Options", "nosniff");
        Flux<SaleMoment> moments =
                SalePath.id(id).flatMapMany(watch::watch).switchIfEmpty(Mono.error(SalePath::noSale));
        return write(EventStreams.of(moments, response), response);
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
