package io.flashsale.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.catalog.Sku;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.PriceType;
import io.flashsale.shared.ProductId;
import io.flashsale.shared.SkuCode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceSelectionTests {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Currency USD = Currency.getInstance("USD");
    private static final SkuCode ITEM = new SkuCode("itemA");
    private static final Sku SKU = new Sku(ITEM, new ProductId(id(0)), "Item A", Money.of("50", "USD"));

    @Test
    void withoutAnyListTheBasePriceHolds() {
        var info = select(Map.of());

        assertThat(info.price()).contains(new OfferedPrice.Base(Money.of("50", "USD")));
        assertThat(info.limited()).isNull();
    }

    @Test
    void aLimitedPriceHasTheBestOtherAsItsBackup() {
        var info = select(
                Map.of(priceId(1), 10),
                priced(1, "5", 10, list(1, PriceListType.SALE, 1)),
                priced(2, "30", 0, list(2, PriceListType.STANDARD, 2)));

        assertThat(info.limited().price()).isEqualTo(Money.of("5", "USD"));
        assertThat(info.limited().available()).isEqualTo(10);
        assertThat(info.backup().orElseThrow().price()).isEqualTo(Money.of("30", "USD"));
        assertThat(info.backup().orElseThrow().type()).isEqualTo(PriceType.standardPrice);
    }

    @Test
    void withoutAStandardListTheBackupIsTheBasePrice() {
        var info = select(Map.of(priceId(1), 10), priced(1, "5", 10, list(1, PriceListType.SALE, 1)));

        assertThat(info.backup()).contains(new OfferedPrice.Base(Money.of("50", "USD")));
    }

    @Test
    void aLimitedPriceWithNothingLeftIsPassedOver() {
        var sale = priced(1, "5", 10, list(1, PriceListType.SALE, 1));
        var standard = priced(2, "30", 0, list(2, PriceListType.STANDARD, 2));

        assertThat(select(Map.of(), sale, standard).price().orElseThrow().price())
                .isEqualTo(Money.of("30", "USD"));
        assertThat(select(Map.of(priceId(1), 0), sale, standard).limited()).isNull();
    }

    @Test
    void theBackupOfTwoLimitedPricesIsNotLimited() {
        var info = select(
                Map.of(priceId(1), 1, priceId(2), 1),
                priced(1, "5", 10, list(1, PriceListType.SALE, 1)),
                priced(2, "7", 10, list(2, PriceListType.SALE, 2)));

        assertThat(info.limited().listed().priceData()).isEqualTo(priceId(1));
        assertThat(info.backup()).contains(new OfferedPrice.Base(Money.of("50", "USD")));
    }

    @Test
    void theListsPriorityCountsBeforeTheAmountAndNoneComesLast() {
        var dear = priced(1, "40", 0, list(1, PriceListType.STANDARD, 1));
        var cheap = priced(2, "10", 0, list(2, PriceListType.STANDARD, 2));
        var last = priced(3, "1", 0, list(3, PriceListType.STANDARD, null));

        assertThat(select(Map.of(), last, cheap, dear).offers())
                .extracting(OfferedPrice::price)
                .containsExactly(
                        Money.of("40", "USD"), Money.of("10", "USD"), Money.of("1", "USD"), Money.of("50", "USD"));
    }

    @Test
    void ofOnePriorityTheLowerAmountWinsThenTheOlderPrice() {
        var first = priced(1, "10", 0, list(1, PriceListType.STANDARD, 1));
        var second = priced(2, "10.00", 0, list(2, PriceListType.STANDARD, 1));
        var dear = priced(3, "11", 0, list(3, PriceListType.STANDARD, 1));

        assertThat(select(Map.of(), dear, second, first).offers())
                .filteredOn(OfferedPrice.Listed.class::isInstance)
                .extracting(offer -> ((OfferedPrice.Listed) offer).priceData())
                .containsExactly(priceId(1), priceId(2), priceId(3));
    }

    @Test
    void onlyWhatIsActiveHolds() {
        var ended = new ActiveWindow(null, NOW);
        var coming = new ActiveWindow(NOW.plusMillis(1), null);
        var current = new ActiveWindow(NOW, null);

        assertThat(select(
                                Map.of(),
                                priced(1, "1", 0, list(1, PriceListType.STANDARD, 1, ended)),
                                priced(2, "2", 0, list(2, PriceListType.STANDARD, 1, coming)),
                                priced(3, "3", 0, list(3, PriceListType.STANDARD, 1), ended),
                                priced(4, "4", 0, list(4, PriceListType.STANDARD, 1), coming),
                                priced(5, "5", 0, list(5, PriceListType.STANDARD, 1, current), current))
                        .offers())
                .extracting(OfferedPrice::price)
                .containsExactly(Money.of("5", "USD"), Money.of("50", "USD"));
    }

    @Test
    void thePriceIsActiveFromTheLaterOfBothBeginnings() {
        var early = new ActiveWindow(NOW.minusSeconds(60), null);
        var late = new ActiveWindow(NOW.minusSeconds(30), null);

        var info = select(Map.of(), priced(1, "1", 0, list(1, PriceListType.STANDARD, 1, early), late));

        assertThat(((OfferedPrice.Listed) info.price().orElseThrow()).activeFrom())
                .isEqualTo(NOW.minusSeconds(30));
    }

    @Test
    void anotherCurrencyHasNoPrice() {
        var euros = Currency.getInstance("EUR");
        var active = PriceSelection.active(List.of(priced(1, "1", 0, list(1, PriceListType.STANDARD, 1))), euros, NOW);

        assertThat(PriceSelection.select(SKU, active, Map.of(), euros).price()).isEmpty();
    }

    private static PriceInfo select(Map<PriceDataId, Integer> units, ListedPrice... prices) {
        return PriceSelection.select(SKU, PriceSelection.active(List.of(prices), USD, NOW), units, USD);
    }

    /** @param starting units; 0 for a price that is not limited */
    private static ListedPrice priced(int number, String amount, int starting, PriceList list) {
        return priced(number, amount, starting, list, ActiveWindow.ALWAYS);
    }

    private static ListedPrice priced(int number, String amount, int starting, PriceList list, ActiveWindow active) {
        var limit = QuantityLimit.of(starting > 0, starting > 0 ? starting : null, null);
        var data = new PriceData(priceId(number), list.id(), ITEM, Money.of(amount, "USD"), limit, active);
        return new ListedPrice(data, list);
    }

    private static PriceList list(int number, PriceListType type, @Nullable Integer priority) {
        return list(number, type, priority, ActiveWindow.ALWAYS);
    }

    private static PriceList list(int number, PriceListType type, @Nullable Integer priority, ActiveWindow active) {
        return new PriceList(new PriceListId(id(number)), "List", type, USD, priority, active);
    }

    private static PriceDataId priceId(int number) {
        return new PriceDataId(id(100 + number));
    }

    private static String id(int number) {
        return "01ARZ3NDEKTSV4RRFF%08d".formatted(number);
    }
}
