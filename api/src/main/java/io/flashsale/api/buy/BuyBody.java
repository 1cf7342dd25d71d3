package io.flashsale.api.buy;

import io.flashsale.checkout.BuyRequest;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads {@code {"lines": [{"sku": "...", "quantity": 1}]}} token by token: fast, strict, and exact about what is wrong.
 */
final class BuyBody {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxNumberLength(20)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String QUANTITY = "an integer, 1 to " + BuyRequest.MOST_UNITS;
    private static final String ONLY_LINES = "no such field, only lines";
    private static final String ONLY_SKU_AND_QUANTITY = "no such field, only sku and quantity";

    private BuyBody() {}

    /** The lines, or an {@link InvalidInput} that names the field. */
    static List<BuyRequest.Line> read(byte[] json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            List<BuyRequest.Line> lines = readObject(parser);
            if (parser.nextToken() != null) {
                throw new InvalidInput("body", parser.getString(), "nothing after the JSON object");
            }
            return lines;
        } catch (JacksonException e) {
            throw new InvalidInput("body", null, "a JSON object in UTF-8: " + e.getOriginalMessage());
        }
    }

    private static List<BuyRequest.Line> readObject(JsonParser parser) {
        expect(parser.nextToken(), JsonToken.START_OBJECT, "body", parser, "an object");
        List<BuyRequest.Line> lines = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (!parser.currentName().equals("lines")) {
                throw new InvalidInput(parser.currentName(), null, ONLY_LINES);
            }
            lines = readLines(parser);
        }
        return required("lines", lines, "a list of lines");
    }

    private static List<BuyRequest.Line> readLines(JsonParser parser) {
        expect(parser.nextToken(), JsonToken.START_ARRAY, "lines", parser, "a list of lines");
        List<BuyRequest.Line> lines = new ArrayList<>(1);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (lines.size() == BuyRequest.MOST_LINES) {
                throw new InvalidInput("lines", "more", "1 to " + BuyRequest.MOST_LINES + " lines");
            }
            lines.add(readLine(parser, "lines[" + lines.size() + "]"));
        }
        return lines;
    }

    private static BuyRequest.Line readLine(JsonParser parser, String at) {
        expect(parser.currentToken(), JsonToken.START_OBJECT, at, parser, "an object with sku and quantity");
        SkuCode sku = null;
        Integer quantity = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            switch (field) {
                case "sku" -> sku = readSku(parser, at);
                case "quantity" -> quantity = readQuantity(parser, at);
                default -> throw new InvalidInput(at + "." + field, null, ONLY_SKU_AND_QUANTITY);
            }
        }
        return new BuyRequest.Line(
                required(at + ".sku", sku, "the code of a SKU"), required(at + ".quantity", quantity, QUANTITY));
    }

    private static SkuCode readSku(JsonParser parser, String at) {
        expect(parser.nextToken(), JsonToken.VALUE_STRING, at + ".sku", parser, "the code of a SKU, as text");
        try {
            return new SkuCode(parser.getString());
        } catch (InvalidInput wrong) {
            throw wrong.within(at);
        }
    }

    private static int readQuantity(JsonParser parser, String at) {
        expect(parser.nextToken(), JsonToken.VALUE_NUMBER_INT, at + ".quantity", parser, QUANTITY);
        long quantity = parser.getNumberType() == JsonParser.NumberType.INT ? parser.getIntValue() : Long.MAX_VALUE;
        if (quantity < 1 || quantity > BuyRequest.MOST_UNITS) {
            throw new InvalidInput(at + ".quantity", parser.getString(), QUANTITY);
        }
        return (int) quantity;
    }

    private static void expect(
            @Nullable JsonToken found, JsonToken wanted, String field, JsonParser parser, String expected) {
        if (found != wanted) {
            String value = found != null && found.isScalarValue() ? parser.getString() : null;
            throw new InvalidInput(field, value, expected);
        }
    }

    private static <T> T required(String field, @Nullable T value, String expected) {
        if (value == null) {
            throw new InvalidInput(field, null, expected);
        }
        return value;
    }
}
