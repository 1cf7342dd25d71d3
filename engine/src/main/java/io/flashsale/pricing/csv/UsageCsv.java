package io.flashsale.pricing.csv;

import io.flashsale.pricing.PriceDataUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** The columns of the audit trail. Lines end with CRLF and cells are quoted where needed, as RFC 4180 has it. */
final class UsageCsv {

    static final String HEADER = "id,priceDataId,customerReferenceType,customerReferenceId,transactionReferenceType,"
            + "transactionReferenceId,usageQuantity,usageDate,archived,archivedAt,archivalReason\r\n";

    /** What makes a spreadsheet compute, as OWASP names it. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private static final ObjectWriter LINE = CsvMapper.builder()
            .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
            .build()
            .writerFor(String[].class)
            .with(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    private UsageCsv() {}

    static byte[] bytes(List<PriceDataUsage> usages) {
        return usages.stream().map(UsageCsv::line).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    private static String line(PriceDataUsage usage) {
        return LINE.writeValueAsString(new String[] {
            cell(usage.id()),
            cell(usage.priceData()),
            cell(usage.customerReferenceType()),
            cell(usage.customerReferenceId()),
            cell(usage.transactionReferenceType()),
            cell(usage.transactionReferenceId()),
            Integer.toString(usage.usageQuantity()),
            cell(usage.usageDate()),
            cell(usage.archived()),
            cell(usage.archivedAt()),
            cell(usage.archivalReason())
        });
    }

    /** Nothing is an empty cell. */
    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
