package io.flashsale.api.pricing;

import io.flashsale.api.json.Paging;
import io.flashsale.pricing.PriceDataUsages;
import io.flashsale.pricing.UsageExport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** The audit trail of limited prices for the back office. */
@RestController
@RequestMapping("/api/admin/price-data-usages")
@Tag(name = "Audit trail")
class UsageController {

    private final PriceDataUsages usages;
    private final UsageExport export;

    UsageController(PriceDataUsages usages, UsageExport export) {
        this.usages = usages;
        this.export = export;
    }

    @GetMapping
    @Operation(summary = "List who used how many units of a limited price, the first usage first")
    Flux<PriceDataUsageView> search(
            @ParameterObject UsageParameters parameters,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return usages.search(parameters.toFilter(), Paging.of(limit, after)).map(PriceDataUsageView::of);
    }

    @GetMapping(path = "/export", produces = "text/csv;charset=UTF-8")
    @Operation(summary = "Download all that a search finds as CSV")
    ResponseEntity<Flux<byte[]>> export(@ParameterObject UsageParameters parameters) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"price-data-usages.csv\"")
                .body(export.exportCsv(parameters.toFilter()));
    }
}
