package io.flashsale.api.docs;

import io.flashsale.api.json.KeyHeader;
import io.flashsale.shared.IdempotencyKey;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.List;

/** The call that buys: it is answered ahead of every controller, so nothing generates its description. */
final class PurchaseDescription {

    static final String PATH = "/api/sales/{id}/orders";

    private PurchaseDescription() {}

    static PathItem path() {
        return new PathItem()
                .post(new Operation()
                        .operationId("buy")
                        .summary("Buys now")
                        .description("The units are held until payBy. A repeat with the same key is the same order.")
                        .addParametersItem(new PathParameter().name("id").schema(new StringSchema()))
                        .addParametersItem(new HeaderParameter()
                                .name(KeyHeader.NAME)
                                .description("of the client's own, one for each order")
                                .required(true)
                                .schema(new StringSchema().maxLength(IdempotencyKey.LONGEST)))
                        .requestBody(new RequestBody().required(true).content(json(lines())))
                        .responses(responses()));
    }

    private static Schema<?> lines() {
        Schema<?> line = new ObjectSchema()
                .addProperty("sku", new StringSchema())
                .addProperty("quantity", new IntegerSchema().minimum(BigDecimal.ONE));
        Schema<?> body = new ObjectSchema()
                .addProperty("lines", new ArraySchema().items(line).minItems(1));
        line.setRequired(List.of("sku", "quantity"));
        body.setRequired(List.of("lines"));
        return body;
    }

    private static ApiResponses responses() {
        Schema<?> accepted = new ObjectSchema()
                .addProperty("orderId", new StringSchema())
                .addProperty("status", new StringSchema()._enum(List.of("PENDING_PAYMENT", "WAITLISTED")))
                .addProperty("payBy", new StringSchema().format("date-time"))
                .addProperty("position", new IntegerSchema());
        return new ApiResponses()
                .addApiResponse("202", answer("The order is in the log").content(json(accepted)))
                .addApiResponse("400", answer("A field is wrong"))
                .addApiResponse("401", answer("No token, or one that is not good any more"))
                .addApiResponse(
                        "403", answer("The customer has not registered for this sale; 409 if sold out, perhaps"))
                .addApiResponse("404", answer("No such sale"))
                .addApiResponse("409", answer("Sold out, not open yet, or the customer's limit is reached"))
                .addApiResponse("410", answer("The sale is over"))
                .addApiResponse("422", answer("The key was used for another body"))
                .addApiResponse("429", answer("More requests than the sale admits"))
                .addApiResponse(
                        "503",
                        answer("Paused, being loaded, or not known: repeat with the same key after Retry-After"));
    }

    private static ApiResponse answer(String description) {
        return new ApiResponse().description(description);
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }
}
