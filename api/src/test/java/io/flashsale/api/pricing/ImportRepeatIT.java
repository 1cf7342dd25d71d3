package io.flashsale.api.pricing;

import static io.flashsale.api.pricing.PriceFile.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.pricing.ImportState;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What a price list has is never changed by an import. */
class ImportRepeatIT extends ImportServer {

    @Test
    void changesNothingWhenAFileComesAgain() {
        skus(1_100);
        imported(file.of(1_100));
        long before = fingerprint();

        ImportView again = imported(file.of(1_100));

        assertThat(again.state()).isEqualTo(ImportState.DONE);
        assertThat(again.rowsRead()).isEqualTo(1_100);
        assertThat(again.unchanged()).isEqualTo(1_100);
        assertThat(again.accepted()).isZero();
        assertThat(fingerprint()).isEqualTo(before);
        assertThat(staged()).isZero();
    }

    @Test
    void isTheSameFileAlsoAfterUnitsWereSold() {
        skus(2);
        String csv = HEADER + file.row(0) + file.row(1, "5,true,10,,,");
        imported(csv);
        execute("UPDATE price_data SET available_quantity = 3 WHERE price_list_id = '" + list + "'");

        assertThat(imported(csv).unchanged()).isEqualTo(2);
        assertThat(count("price_data WHERE price_list_id = '" + list + "' AND available_quantity = 3"))
                .isEqualTo(2);
    }

    @Test
    void addsWhatIsNewBesideWhatIsThere() {
        skus(3);
        imported(file.of(2));

        ImportView more = imported(file.of(3));

        assertThat(more.unchanged()).isEqualTo(2);
        assertThat(more.accepted()).isEqualTo(1);
        assertThat(prices()).isEqualTo(3);
    }

    @Test
    void refusesAnotherPriceForASku() {
        skus(2);
        imported(file.of(1));

        post(HEADER + file.row(1) + file.row(0, "5,true,11,7,,"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("line 3, startingQuantity")
                .jsonPath("$.errors[0].expected")
                .isEqualTo("10, as the list has a price for this SKU");

        assertThat(prices()).isEqualTo(1);
    }

    @Test
    void refusesARepeatedRowOfAPriceThatIsThere() {
        skus(1);
        imported(file.of(1));

        post(file.of(1) + file.row(0))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("line 3, sku");
    }

    @Test
    void takesAKeyForOneImport() {
        skus(1);
        String key = ids.next();

        ImportView answer = view(admin.post()
                .uri(path())
                .header("Idempotency-Key", "\"" + key + "\"")
                .contentType(MediaType.valueOf("text/csv"))
                .bodyValue(file.of(1))
                .exchange());

        assertThat(answer.id()).isEqualTo(key);
        admin.post()
                .uri(path())
                .header("Idempotency-Key", key)
                .contentType(MediaType.valueOf("text/csv"))
                .bodyValue(file.of(1))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        admin.post()
                .uri(path())
                .header("Idempotency-Key", "no key, with blanks")
                .contentType(MediaType.valueOf("text/csv"))
                .bodyValue(file.of(1))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
    }

    /** Of all rows of the list, as far as an import could change them. */
    private long fingerprint() {
        return number("SELECT SUM(CRC32(CONCAT(id, amount, starting_quantity, available_quantity, created_at)))"
                + " FROM price_data WHERE price_list_id = '" + list + "'");
    }
}
