package io.flashsale.api.pricing;

import io.flashsale.account.Role;
import io.flashsale.api.BackOffice;
import io.flashsale.api.RunningServer;
import io.flashsale.api.security.Shopper;
import io.flashsale.shared.CustomerId;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What tests of the import share: an empty list, a file for it, and ways to send one. */
abstract class ImportServer extends RunningServer {

    PriceFile file = new PriceFile("");
    String list = "";

    @BeforeEach
    void setUpAnEmptyList() {
        file = new PriceFile("SKU-" + ids.next() + "-");
        list = new BackOffice(admin).priceList();
    }

    void skus(int many) {
        execute(file.insertSkus(many, new BackOffice(admin).product()));
    }

    long prices() {
        return count("price_data WHERE price_list_id = '" + list + "'");
    }

    /** Rows that lie on the stage, of any import into the list. */
    long staged() {
        return count("price_data_import_row r JOIN price_data_import i ON i.id = r.import_id WHERE i.price_list_id = '"
                + list + "'");
    }

    String path() {
        return "/api/admin/price-data/import?priceListId=" + list;
    }

    ResponseSpec post(String csv) {
        return post(path(), csv.getBytes(StandardCharsets.UTF_8));
    }

    ResponseSpec post(String path, byte[] csv) {
        return admin.post()
                .uri(path)
                .contentType(MediaType.valueOf("text/csv"))
                .bodyValue(csv)
                .exchange();
    }

    /** The answer to a file that is taken. */
    ImportView imported(String csv) {
        return view(post(csv));
    }

    ImportView shown(String id) {
        return view(admin.get().uri("/api/admin/price-data/imports/" + id).exchange());
    }

    static ImportView view(ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectStatus()
                .isOk()
                .expectBody(ImportView.class)
                .returnResult()
                .getResponseBody());
    }

    String adminToken() {
        return tokens.mint(new Shopper(new CustomerId(ids.next()), Role.ADMIN)).value();
    }
}
