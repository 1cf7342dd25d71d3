package io.flashsale.sale;

import static io.flashsale.sale.SomeSale.CLOSES;
import static io.flashsale.sale.SomeSale.ID;
import static io.flashsale.sale.SomeSale.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.SettableClock;
import io.flashsale.pricing.PriceBook;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class WatchSalesTests {

    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final SaleEventSettings SETTINGS =
            new SaleEventSettings(Duration.ofMillis(250), Duration.ofSeconds(1), 3, BEAT, Duration.ofMinutes(30));

    private final SettableClock clock = new SettableClock(OPENS.minusSeconds(600));
    private LiveSale inMySql = SomeSale.live(SaleState.OPEN, 9);
    private final Sales sales = port(
            Sales.class,
            Map.of(
                    "withOrdersAfter",
                    () -> Flux.just(inMySql.sale()),
                    "states",
                    () -> Mono.just(Map.of(ID, inMySql.sale().state()))));
    private final PriceBook prices =
            port(PriceBook.class, Map.of("limitedPricesOf", () -> Flux.fromIterable(inMySql.prices())));
    private final LiveSales live = SalesOfProcess.over(sales, prices, clock);
    private final WatchSales watch = new WatchSales(
            live, sales, new SaleLife(SalesOfProcess.SETTINGS, clock), SETTINGS, new SimpleMeterRegistry(), () -> 1);

    private final List<Page> pages = new ArrayList<>();

    @BeforeEach
    void begin() {
        live.refresh().block();
        watch.start();
    }

    @AfterEach
    void closeAll() {
        pages.forEach(Page::cancel);
        assertThat(watch.open()).isZero();
    }

    @Test
    void allAreToldTheSameObjectWhenSomethingChangesAndNothingElse() {
        var one = new Page(Long.MAX_VALUE);
        var two = new Page(Long.MAX_VALUE);

        tellAfter(Duration.ofMillis(1));
        clock.set(OPENS);
        tellAfter(Duration.ZERO);
        tellAfter(Duration.ofMillis(1));

        assertThat(one.phases()).startsWith(SalePhase.COUNTDOWN, SalePhase.OPEN).hasSize(2);
        assertThat(one.seen.getLast()).isSameAs(two.seen.getLast());
        assertThat(one.seen.getLast().at()).isEqualTo(OPENS);
    }

    @Test
    void whoIsAddedRightAfterTheOthersWereToldMissesNothing() {
        var life = new SaleLife(SalesOfProcess.SETTINGS, clock);
        var followers = new Followers(SETTINGS);
        var early = life.now(inMySql);
        clock.set(OPENS);

        var told = Flux.<SaleMoment>create(sink -> {
                    var late = new SaleWatch(early, BEAT, BEAT.multipliedBy(2), sink, Sinks.empty());
                    followers.tell(life.now(inMySql));
                    followers.with(late);
                    followers.tell(life.now(inMySql));
                    followers.tell(life.now(inMySql));
                    sink.complete();
                })
                .map(SaleMoment::phase)
                .collectList()
                .block();

        assertThat(told).containsExactly(SalePhase.COUNTDOWN, SalePhase.OPEN);
    }

    @Test
    void aStateThatAnotherProcessChangedIsSeenByALook() {
        var page = new Page(Long.MAX_VALUE);
        inMySql = SomeSale.live(SaleState.PAUSED, 9);

        watch.look().block();
        tellAfter(Duration.ZERO);

        assertThat(page.phases()).containsExactly(SalePhase.COUNTDOWN, SalePhase.PAUSED);
    }

    @Test
    void otherUnitsAreToldOnceASecondAndAPauseAtOnce() {
        var page = new Page(Long.MAX_VALUE);
        tellAfter(Duration.ZERO);

        unitsAre(8);
        tellAfter(Duration.ofMillis(200));
        unitsAre(7);
        tellAfter(Duration.ofMillis(300));
        assertThat(page.seen).hasSize(1);
        tellAfter(Duration.ofMillis(500));
        unitsAre(6);
        inMySql = SomeSale.live(SaleState.PAUSED, 6);
        live.refresh().block();
        tellAfter(Duration.ofMillis(1));

        assertThat(page.phases()).containsExactly(SalePhase.COUNTDOWN, SalePhase.COUNTDOWN, SalePhase.PAUSED);
        assertThat(page.seen.get(1).unitsLeft()).isEqualTo(7);
        tellAfter(Duration.ofSeconds(1));
        assertThat(page.seen.getLast().unitsLeft()).isEqualTo(6);
    }

    @Test
    void whoTakesNothingMissesAllButTheLatest() {
        clock.set(CLOSES.minusSeconds(60));
        var slow = new Page(0);
        for (int left = 8; left > 0; left--) {
            unitsAre(left);
            tellAfter(Duration.ofSeconds(1));
        }

        slow.request(1);
        clock.set(CLOSES);
        tellAfter(Duration.ZERO);
        slow.request(5);

        assertThat(slow.seen).extracting(SaleMoment::unitsLeft).containsExactly(1L, 1L);
        assertThat(slow.phases().getLast()).isEqualTo(SalePhase.CLOSED);
        assertThat(slow.ended).isTrue();
    }

    @Test
    void aSaleThatHasEndedIsToldOnce() {
        clock.set(CLOSES);

        var page = new Page(Long.MAX_VALUE);

        assertThat(page.phases()).containsExactly(SalePhase.CLOSED);
        assertThat(page.ended).isTrue();
        assertThat(watch.open()).isZero();
    }

    @Test
    void whoIsToldNothingForLongIsToldAgain() {
        var page = new Page(Long.MAX_VALUE);

        tellAfter(BEAT);
        tellAfter(BEAT);

        assertThat(page.seen).hasSize(3);
        assertThat(page.seen.getLast().at()).isEqualTo(clock.instant());
    }

    @Test
    void noMoreFollowThanMayAndWhoGoesMakesRoom() {
        new Page(1);
        new Page(1);
        var third = new Page(1);

        assertThat(new Page(1).failure).isInstanceOf(Unavailable.class);
        third.cancel();
        assertThat(new Page(1).failure).isNull();
        assertThat(watch.open()).isEqualTo(3);
    }

    @Test
    void streamsEndInTimeAndWithTheProcess() {
        clock.set(OPENS);
        var page = new Page(Long.MAX_VALUE);
        tellAfter(Duration.ofMinutes(30));
        assertThat(page.ended).isTrue();

        var other = new Page(Long.MAX_VALUE);
        watch.stop();
        assertThat(other.ended).isTrue();
    }

    @Test
    void aStreamThatNobodyTakesFromEndsInTimeAndWithTheProcess() {
        clock.set(OPENS);
        var page = new Page(0);
        tellAfter(Duration.ofMinutes(30));
        assertThat(page.ended).isTrue();
        assertThat(watch.open()).isZero();

        var other = new Page(0);
        watch.stop();
        assertThat(other.ended).isTrue();
        assertThat(watch.open()).isZero();
    }

    @Test
    void theLastMomentWaitsForWhoIsSlowButNotForLonger() {
        clock.set(CLOSES.minusSeconds(60));
        var slow = new Page(0);
        clock.set(CLOSES);
        tellAfter(Duration.ZERO);
        assertThat(slow.ended).isFalse();

        tellAfter(Duration.ofMinutes(30));

        assertThat(slow.ended).isTrue();
        assertThat(slow.seen).isEmpty();
    }

    @Test
    void thereIsNothingToFollowWhereThereIsNoSale() {
        assertThat(watch.watch(new SaleId("01J20000000000000000000009"))
                        .collectList()
                        .block())
                .isEmpty();
    }

    private void unitsAre(int left) {
        inMySql = SomeSale.live(SaleState.OPEN, left);
        live.refresh().block();
    }

    private void tellAfter(Duration time) {
        clock.advance(time);
        watch.tell().block();
    }

    private static <T> T port(Class<T> type, Map<String, java.util.function.Supplier<Object>> methods) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, _) -> methods.get(method.getName()).get()));
    }

    /** Who follows the sale, and asks for so much at first. */
    private final class Page extends BaseSubscriber<SaleMoment> {

        private final List<SaleMoment> seen = new ArrayList<>();
        private final long first;
        private boolean ended;
        private @Nullable Throwable failure;

        Page(long first) {
            this.first = first;
            pages.add(this);
            watch.watch(ID).subscribe(this);
        }

        List<SalePhase> phases() {
            return seen.stream().map(SaleMoment::phase).toList();
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            if (first > 0) {
                request(first);
            }
        }

        @Override
        protected void hookOnNext(SaleMoment moment) {
            seen.add(moment);
        }

        @Override
        protected void hookOnComplete() {
            ended = true;
        }

        @Override
        protected void hookOnError(Throwable error) {
            failure = error;
        }
    }
}
