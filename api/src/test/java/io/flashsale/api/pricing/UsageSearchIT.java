package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class UsageSearchIT {

    private static final String PATH = "/api/admin/price-data-usages";

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());
    private final Customer anna = shop.customer();
    private final Customer bert = shop.customer();
    private String annas = "";
    private String berts = "";
    private OnSale sale = shop.draft(Offer.of(10).articles(2));
    private Instant before = Instant.EPOCH;
    private Instant after = Instant.EPOCH;

    @BeforeEach
    void annaBuysAndBertBuysAndCancels() {
        shop.change(sale, "open");
        before = Instant.now().minusMillis(1);
        annas = shop.buyUntilDecided(anna, "one", sale).orderId();
        berts = shop.buying(bert, "two", sale, 0, 2).join().orderId();
        shop.cancel(bert, berts);
        shop.awaitStatus(bert, berts, "CANCELLED");
        shop.awaitQuiet(sale);
        after = Instant.now().plusMillis(1);
    }

    @Test
    void showsWhatTheRequirementsName() {
        JsonNode usage = found("transactionReferenceId=" + annas).getFirst();
        JsonNode archived = found("transactionReferenceId=" + berts).getFirst();

        assertThat(usage.path("id").asString()).hasSize(26);
        assertThat(usage.path("priceDataId").asString()).isEqualTo(sale.price());
        assertThat(usage.path("customerReferenceType").asString()).isEqualTo("BLC_CUSTOMER");
        assertThat(usage.path("customerReferenceId").asString())
                .isEqualTo(anna.id().value());
        assertThat(usage.path("transactionReferenceType").asString()).isEqualTo("BLC_CART");
        assertThat(usage.path("transactionReferenceId").asString()).isEqualTo(annas);
        assertThat(usage.path("usageQuantity").asInt()).isEqualTo(1);
        assertThat(Instant.parse(usage.path("usageDate").asString())).isBetween(before, after);
        assertThat(usage.path("archived").asBoolean()).isFalse();
        assertThat(usage.path("archivedAt").isNull()).isTrue();
        assertThat(usage.path("archivalReason").isNull()).isTrue();
        assertThat(archived.path("archived").asBoolean()).isTrue();
        assertThat(Instant.parse(archived.path("archivedAt").asString())).isBetween(before, after);
        assertThat(archived.path("archivalReason").asString()).isEqualTo("CHECKOUT_ROLLBACK");
    }

    @Test
    void theIdOfAUsageBeginsWithItsDate() {
        JsonNode usage = found("transactionReferenceId=" + annas).getFirst();

        var id = Ulid.from(usage.path("id").asString());

        assertThat(id.getInstant())
                .isEqualTo(Instant.parse(usage.path("usageDate").asString()));
    }

    @Test
    void eachFilterNarrows() {
        assertThat(orders("priceDataId=" + sale.prices().getFirst())).containsExactly(annas);
        assertThat(orders("priceDataId=" + sale.prices().getLast())).containsExactly(berts);
        assertThat(orders("customerReferenceId=" + anna.id())).containsExactly(annas);
        assertThat(orders("transactionReferenceId=" + berts)).containsExactly(berts);
        assertThat(orders("from=" + before + "&to=" + after)).containsExactly(annas, berts);
        assertThat(orders("from=" + after)).doesNotContain(annas, berts);
        assertThat(orders("to=" + before + "&limit=500")).doesNotContain(annas, berts);
        assertThat(orders("from=" + before + "&archived=true")).containsExactly(berts);
        assertThat(orders("from=" + before + "&archived=false")).containsExactly(annas);
    }

    @Test
    void filtersNarrowTogether() {
        String annasPrice = "priceDataId=" + sale.price();

        assertThat(orders(annasPrice + "&archived=false")).containsExactly(annas);
        assertThat(orders(annasPrice + "&archived=true")).isEmpty();
        assertThat(orders(annasPrice + "&from=" + before + "&to=" + after)).containsExactly(annas);
        assertThat(orders(annasPrice + "&to=" + before)).isEmpty();
        assertThat(orders(annasPrice + "&customerReferenceId=" + bert.id())).isEmpty();
        assertThat(orders(annasPrice + "&transactionReferenceId=" + annas + "&customerReferenceId=" + anna.id()
                        + "&from=" + before + "&to=" + after + "&archived=false"))
                .containsExactly(annas);
    }

    @Test
    void theEndOfARangeIsNotInIt() {
        Instant usedAt = Instant.parse(found("transactionReferenceId=" + annas)
                .getFirst()
                .path("usageDate")
                .asString());
        String annasAlone = "customerReferenceId=" + anna.id();

        assertThat(orders(annasAlone + "&to=" + usedAt)).isEmpty();
        assertThat(orders(annasAlone + "&to=" + usedAt.plusNanos(1_000))).containsExactly(annas);
        assertThat(orders(annasAlone + "&from=" + usedAt)).containsExactly(annas);
        assertThat(orders(annasAlone + "&from=" + usedAt.plusNanos(1_000))).isEmpty();
    }

    @Test
    void aPageFollowsTheLastEntrySeen() {
        String price = "priceDataId=" + sale.price();
        books.execute(UsageRows.insert(sale.price(), Instant.now(), 30));

        List<String> paged = new ArrayList<>();
        String last = "";
        List<JsonNode> page;
        do {
            page = found(price + "&limit=7&after=" + last);
            page.forEach(usage -> paged.add(usage.path("id").asString()));
            last = paged.getLast();
        } while (page.size() == 7);

        assertThat(paged).hasSize(31).isSorted().doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(ids(price + "&limit=500"));
    }

    @ParameterizedTest
    @CsvSource({
        "priceDataId=x, priceDataId",
        "priceDataId=, priceDataId",
        "customerReferenceId=a%20b, customerReferenceId",
        "transactionReferenceId=, transactionReferenceId",
        "from=yesterday, from",
        "from=2026-01-01, from",
        "to=-999999999-01-01T00:00:00Z, to",
        "to=%2B999999999-01-01T00:00:00Z, to",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, to",
        "archived=yes, archived",
        "archived=1, archived",
        "archived=true&archived=false, archived",
        "limit=0, limit",
        "limit=501, limit",
        "limit=x, limit",
    })
    void aWrongFilterIsNamed(String query, String field) {
        Answer answer = shop.office("GET", PATH + "?" + query, "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.outcome()).isEqualTo("invalid-input");
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void allWrongFiltersAreNamed() {
        Answer answer = shop.office("GET", PATH + "/export?priceDataId=x&from=y&archived=z", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors"))
                .extracting(error -> error.path("field").asString())
                .containsExactly("priceDataId", "from", "archived");
    }

    @Test
    void isForTheBackOfficeOnly() {
        assertThat(shop.call(anna, "GET", PATH, "").status()).isEqualTo(403);
        assertThat(shop.call(anna, "GET", PATH + "/export", "").status()).isEqualTo(403);
        assertThat(shop.call(anna, "POST", "/api/admin/jobs/purge-price-data-usage-details/runs", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theExportIsTheSearchAsAFile() {
        String price = "priceDataId=" + sale.price();
        books.execute(UsageRows.insert(sale.price(), Instant.now(), 1_200));

        Answer answer = shop.office("GET", PATH + "/export?" + price + "&archived=false", "");
        List<String> lines = List.of(answer.response().body().split("\r\n", -1));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"price-data-usages.csv\"");
        assertThat(lines.getFirst())
                .isEqualTo("id,priceDataId,customerReferenceType,customerReferenceId,transactionReferenceType,"
                        + "transactionReferenceId,usageQuantity,usageDate,archived,archivedAt,archivalReason");
        assertThat(lines.getLast()).isEmpty();
        assertThat(lines.subList(1, lines.size() - 1))
                .extracting(line -> line.substring(0, 26))
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(1_201);
    }

    @Test
    void anExportOfNothingIsTheHeaderLine() {
        Answer answer = shop.office("GET", PATH + "/export?priceDataId=" + UlidCreator.getUlid(), "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).startsWith("id,priceDataId,").hasLineCount(1);
    }

    @Test
    void aLineOfTheExportSaysWhatTheSearchSays() {
        JsonNode usage = found("transactionReferenceId=" + berts).getFirst();

        String line = exported("transactionReferenceId=" + berts);

        assertThat(line)
                .isEqualTo(String.join(
                        ",",
                        usage.path("id").asString(),
                        sale.prices().getLast(),
                        "BLC_CUSTOMER",
                        bert.id().value(),
                        "BLC_CART",
                        berts,
                        "2",
                        usage.path("usageDate").asString(),
                        "true",
                        usage.path("archivedAt").asString(),
                        "CHECKOUT_ROLLBACK"));
    }

    @Test
    void noCellIsAFormulaOrBreaksTheLine() {
        name("customer_reference_type", "=1+\"1\",2");
        name("transaction_reference_type", "@SUM(A1)");
        name("archival_reason", "a \"quoted\", reason\r\n");

        String line = exported("transactionReferenceId=" + berts);

        assertThat(line)
                .contains(",\"'=1+\"\"1\"\",2\",")
                .contains(",'@SUM(A1),")
                .endsWith(",\"a \"\"quoted\"\", reason\r\n\"");
    }

    private void name(String column, String value) {
        books.execute("UPDATE price_data_usage_detail SET %s = '%s' WHERE transaction_reference_id = '%s'"
                .formatted(column, value, berts));
    }

    /** The line after the header line. */
    private String exported(String query) {
        String file =
                shop.office("GET", PATH + "/export?" + query, "").response().body();
        return file.substring(file.indexOf("\r\n") + 2, file.length() - 2);
    }

    private List<String> orders(String query) {
        return found(query).stream()
                .map(usage -> usage.path("transactionReferenceId").asString())
                .toList();
    }

    private List<String> ids(String query) {
        return found(query).stream().map(usage -> usage.path("id").asString()).toList();
    }

    private List<JsonNode> found(String query) {
        Answer answer = shop.office("GET", PATH + "?" + query, "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return StreamSupport.stream(answer.body().spliterator(), false).toList();
    }
}
