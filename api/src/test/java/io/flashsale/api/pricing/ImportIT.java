package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.BackOffice;
import io.flashsale.api.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ImportIT extends RunningServer {

    private static final String HEADER =
            "sku,amount,limitedByQuantity,startingQuantity,availableQuantity,activeFrom,activeTo\n";

    private String prefix = "";
    private String list = "";

    @BeforeEach
    void setUpAnEmptyList() {
        prefix = "SKU-" + ids.next() + "-";
        list = new BackOffice(admin).priceList();
    }

    @Test
    void addsAllRowsOfAFileThatIsRight() {
        skus(1_100);

        post(HEADER + rows(1_100))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.imported")
                .isEqualTo(1_100);

        assertThat(prices()).isEqualTo(1_100);
        assertThat(count("price_data WHERE price_list_id = '" + list + "' AND available_quantity = 7"))
                .isEqualTo(1_100);
    }

    @Test
    void addsNoRowOfAFileWithAWrongOne() {
        skus(1_100);

        post(HEADER + rows(1_100) + prefix + "0,5,true,7,8,,\n")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(1)
                .jsonPath("$.errors[0].field")
                .isEqualTo("line 1102, availableQuantity")
                .jsonPath("$.errors[0].value")
                .isEqualTo("8");

        assertThat(prices()).isZero();
    }

    @Test
    void namesUnknownAndRepeatedSkus() {
        skus(2);
        post(HEADER + prefix + "1,5,false,,,,\n").expectStatus().isOk();

        post(HEADER + prefix + "0,5,false,,,,\n" + "NO-SUCH-SKU,5,false,,,,\n" + prefix + "0,6,false,,,,\n" + prefix
                        + "1,5,false,,,,\n")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value((List<String> fields) ->
                        assertThat(fields).containsExactly("line 3, sku", "line 4, sku", "line 5, sku"));

        assertThat(prices()).isEqualTo(1);
    }

    @Test
    void stopsAfterAHundredProblems() {
        String wrong = "P,0x5,false,,,,\n".repeat(3_000);

        post(HEADER + wrong)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(100);
    }

    @Test
    void wantsTheHeader() {
        for (String file : new String[] {"\n", "sku,amount\n", rows(1)}) {
            post(file)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("line 1, header");
        }
    }

    @Test
    void wantsUtf8() {
        byte[] file = (HEADER + "M\u00fcller,5,false,,,,\n").getBytes(StandardCharsets.ISO_8859_1);

        admin.post()
                .uri("/api/admin/price-data/import?priceListId=" + list)
                .contentType(MediaType.valueOf("text/csv"))
                .bodyValue(file)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("line 2");
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        skus(1);

        post(HEADER + rows(1) + "\n".repeat(1_100_000)).expectStatus().isEqualTo(HttpStatus.CONTENT_TOO_LARGE);

        assertThat(prices()).isZero();
    }

    @Test
    void refusesAListThatDoesNotExist() {
        list = ids.next();

        post(HEADER)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("priceListId");
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

    private void skus(int many) {
        String product = new BackOffice(admin).product();
        String values = IntStream.range(0, many)
                .mapToObj(i -> "('%s%d', '%s', 'x', 1, 'USD', NOW())".formatted(prefix, i, product))
                .collect(Collectors.joining(", "));
        execute("INSERT INTO sku (code, product_id, name, base_price, currency, created_at) VALUES " + values);
    }

    private String rows(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> prefix + i + ",5.00,true,10,7,,\n")
                .collect(Collectors.joining());
    }

    private long prices() {
        return count("price_data WHERE price_list_id = '" + list + "'");
    }

    private ResponseSpec post(String file) {
        return admin.post()
                .uri("/api/admin/price-data/import?priceListId=" + list)
                .contentType(MediaType.valueOf("text/csv"))
                .bodyValue(file)
                .exchange();
    }
}
