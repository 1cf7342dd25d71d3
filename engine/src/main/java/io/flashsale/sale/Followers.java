package io.flashsale.sale;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All who follow one sale at this process, and what was last to be told. Told by one thread at a time. */
final class Followers {

    private final SaleEventSettings settings;
    private final Set<SaleWatch> watches = ConcurrentHashMap.newKeySet();
    private @Nullable SaleNews last;

    Followers(SaleEventSettings settings) {
        this.settings = settings;
    }

    Followers with(SaleWatch watch) {
        watches.add(watch);
        return this;
    }

    /** Null when nobody is left. */
    @Nullable
    Followers without(SaleWatch watch) {
        watches.remove(watch);
        return watches.isEmpty() ? null : this;
    }

    void tell(SaleMoment now) {
        SaleNews news = last == null ? SaleNews.first(now) : last.then(now, settings.unitsEvery());
        last = news;
        watches.forEach(watch -> watch.see(news, settings.heartBeat()));
    }

    void end() {
        watches.forEach(SaleWatch::end);
    }
}
