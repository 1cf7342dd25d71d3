package io.flashsale.api.pricing;

import static io.flashsale.api.pricing.PriceFile.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.ImportState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ImportIT extends ImportServer {

    @Test
    void addsAllRowsOfAFileThatIsRight() {
        skus(1_100);

        ImportView answer = imported(file.of(1_100));

        assertThat(answer.state()).isEqualTo(ImportState.DONE);
        assertThat(answer.rowsRead()).isEqualTo(1_100);
        assertThat(answer.accepted()).isEqualTo(1_100);
        assertThat(answer.wrong()).isZero();
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.endedAt()).isAfter(answer.startedAt());
        assertThat(shown(answer.id())).isEqualTo(answer);
        assertThat(count("price_data WHERE price_list_id = '" + list + "' AND starting_quantity = 10"
                        + " AND available_quantity = 7 AND offered_quantity = 7 AND amount = 5"))
                .isEqualTo(1_100);
        assertThat(staged()).isZero();
    }

    @Test
    void addsNoRowOfAFileWithAWrongOne() {
        skus(1_100);

        post(HEADER + file.row(0) + "\"" + file.sku(1) + "\n\",5,false,,,,\n" + file.rows(2, 1_100)
                        + file.row(1, "5,true,7,8,,"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].field")
                .isEqualTo("line 1103, availableQuantity")
                .jsonPath("$.errors[0].value")
                .isEqualTo("8")
                .jsonPath("$.import.state")
                .isEqualTo("REFUSED")
                .jsonPath("$.import.rowsRead")
                .isEqualTo(1_101)
                .jsonPath("$.import.wrong")
                .isEqualTo(1);

        assertThat(prices()).isZero();
        assertThat(staged()).isZero();
    }

    @Test
    void takesTheRightRowsWhenAskedForThem() {
        skus(1_000);

        ImportView answer = view(post(
                path() + "&mode=partial",
                (HEADER + file.row(0, "-1,false,,,,") + file.rows(0, 1_000) + "NO-SUCH-SKU,5,false,,,,\n")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.state()).isEqualTo(ImportState.DONE);
        assertThat(answer.accepted()).isEqualTo(1_000);
        assertThat(answer.wrong()).isEqualTo(2);
        assertThat(answer.errors())
                .containsExactly(
                        new CsvProblem(2, "amount", "-1", "0 or more, at most 15 digits and 4 decimals, like 1000.00"),
                        new CsvProblem(1_003, "sku", "NO-SUCH-SKU", "the code of a SKU in the catalog"));
        assertThat(shown(answer.id())).isEqualTo(answer);
        assertThat(prices()).isEqualTo(1_000);
        assertThat(staged()).isZero();
    }

    @Test
    void aListThatASaleSellsTakesAThousandLimitedPrices() {
        skus(1_004);
        isOnSale();
        byte[] csv = (file.of(1_003) + file.row(1_003, "5,false,,,,")).getBytes(StandardCharsets.UTF_8);
        String expected = "false, as a sale sells at most 1000 limited prices";

        post(path(), csv).expectStatus().isBadRequest();
        ImportView first = view(post(path() + "&mode=partial", csv));
        ImportView again = view(post(path() + "&mode=partial", csv));

        assertThat(first.accepted()).isEqualTo(1_001);
        assertThat(first.errors())
                .containsExactly(
                        new CsvProblem(1_002, "limitedByQuantity", "true", expected),
                        new CsvProblem(1_003, "limitedByQuantity", "true", expected),
                        new CsvProblem(1_004, "limitedByQuantity", "true", expected));
        assertThat(again.accepted()).isZero();
        assertThat(again.wrong()).isEqualTo(3);
        assertThat(prices()).isEqualTo(1_001);
    }

    private void isOnSale() {
        String id = ids.next();
        execute("""
                INSERT INTO sale (id, slug, title, price_list_id, opens_at, closes_at, limit_per_customer, hold_millis,
                    payment_millis, payment_attempts, tokens_per_second, token_burst, waitlist_capacity, state,
                    created_at)
                VALUES ('%s', '%s', 'Sale', '%s', '2026-03-10', '2026-03-11', 1, 1, 1, 1, 1, 1, 0, 'DRAFT',
                    '2026-03-01')""".formatted(id, id, list));
    }

    @Test
    void namesUnknownAndRepeatedSkusInOrder() {
        skus(1_000);

        post(HEADER + "NO-SUCH-SKU,5,false,,,,\n" + file.rows(0, 1_000) + file.row(3, "x,false,,,,")
                        + file.row(1, "6,false,,,,") + file.row(999))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value((List<String> fields) -> assertThat(fields)
                        .containsExactly("line 2, sku", "line 1003, amount", "line 1004, sku", "line 1005, sku"))
                .jsonPath("$.errors[2].expected")
                .isEqualTo("a SKU once in the file; it stands in line 4");

        assertThat(prices()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "partial"})
    void countsTenThousandErrorsAndNamesAHundred(String mode) {
        String wrong = HEADER + "P,0x5,false,,,,\n".repeat(10_000);

        ResponseSpec answer = post(path() + "&mode=" + mode, wrong.getBytes(StandardCharsets.UTF_8));

        if (mode.equals("partial")) {
            ImportView view = view(answer);
            assertThat(view.errors()).hasSize(100);
            assertThat(view.wrong()).isEqualTo(10_000);
        } else {
            answer.expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors.length()")
                    .isEqualTo(100)
                    .jsonPath("$.import.wrong")
                    .isEqualTo(10_000);
        }
    }

    @Test
    void wantsTheHeader() {
        for (String text : new String[] {"\n", "sku,amount\n", file.rows(0, 1)}) {
            post(text)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("line 1, header");
        }
    }

    @Test
    void refusesAFileThatIsNotUtf8AlsoInPart() {
        skus(1);
        byte[] latin = (file.of(1) + "M\u00fcller,5,false,,,,\n").getBytes(StandardCharsets.ISO_8859_1);

        post(path() + "&mode=partial", latin)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("line 3, file")
                .jsonPath("$.errors[0].expected")
                .isEqualTo("UTF-8")
                .jsonPath("$.import.state")
                .isEqualTo("REFUSED");

        assertThat(prices()).isZero();
        assertThat(staged()).isZero();
    }

    @Test
    void refusesAFileThatIsTooLargeOrHasTooManyRows() {
        skus(1);

        post(file.of(1) + "\n".repeat(1_100_000)).expectStatus().isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        post(file.of(1) + "x,,,,,,\n".repeat(20_000))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.import.rowsRead")
                .isEqualTo(20_000);

        assertThat(prices()).isZero();
        assertThat(staged()).isZero();
    }

    @Test
    void refusesWhatItWasNotAskedRightly() {
        String here = path();
        list = ids.next();

        for (String[] call : new String[][] {
            {path(), "priceListId"}, {here + "&mode=most", "mode"}, {"/api/admin/price-data/import", "priceListId"}
        }) {
            post(call[0], HEADER.getBytes(StandardCharsets.UTF_8))
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo(call[1]);
        }
    }

    @Test
    void takesTheFileAsAPartOfAForm() {
        skus(1_100);

        ImportView answer = view(postForm("file", file.of(1_100)));

        assertThat(answer.accepted()).isEqualTo(1_100);
        assertThat(prices()).isEqualTo(1_100);
    }

    @Test
    void wantsOnePartOfTheRightName() {
        postForm("data", file.of(1))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].value")
                .isEqualTo("data");

        assertThat(prices()).isZero();
    }

    @Test
    void answersBeforeTheFormHasEndedAndGoesOn() {
        postForm("file", "no header\n" + "x\n".repeat(400_000))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("line 1, header");
        postForm("file", "\n".repeat(1_100_000)).expectStatus().isBadRequest();
        skus(1);

        assertThat(view(postForm("file", file.of(1))).accepted()).isEqualTo(1);
    }

    @Test
    void offersAnExampleToDownload() {
        admin.get()
                .uri("/api/admin/price-data/import/example")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/csv")
                .expectHeader()
                .valueMatches("Content-Disposition", "attachment; filename=.*\\.csv\"")
                .expectBody(String.class)
                .value(text -> assertThat(text).startsWith(HEADER));
    }

    private ResponseSpec postForm(String part, String csv) {
        var form = new MultipartBodyBuilder();
        form.part(part, new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)))
                .filename("prices.csv");
        return admin.post()
                .uri(path())
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(form.build())
                .exchange();
    }
}
