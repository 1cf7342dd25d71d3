package io.flashsale.api.pricing;

import io.flashsale.api.json.Body;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.pricing.ImportOutcome;
import io.flashsale.pricing.ImportOutcome.CsvProblem;
import io.flashsale.pricing.PriceDataImport;
import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.PriceListId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Price data from a CSV file, as it arrives. */
@RestController
@RequestMapping("/api/admin/price-data/import")
@Tag(name = "Pricing")
class ImportController {

    private static final String CSV = "text/csv";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final PriceDataImport imports;
    private final ImportSettings settings;

    ImportController(PriceDataImport imports, ImportSettings settings) {
        this.imports = imports;
        this.settings = settings;
    }

    @PostMapping(consumes = CSV)
    @Operation(
            summary = "Import price data: all rows of the file or none",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    Mono<ImportView> importCsv(@RequestParam String priceListId, @RequestBody Flux<DataBuffer> file) {
        return imports.importCsv(new PriceListId(priceListId), bytes(file)).flatMap(ImportController::answer);
    }

    @GetMapping(path = "/example", produces = CSV)
    @Operation(summary = "Download an example of the file")
    ResponseEntity<String> example() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"price-data-example.csv\"")
                .body(imports.exampleCsv());
    }

    private Flux<byte[]> bytes(Flux<DataBuffer> file) {
        return Body.atMost(settings.largest().toBytes(), file)
                .timeout(settings.patience())
                .onErrorMap(TimeoutException.class, _ -> tooSlow());
    }

    private RuntimeException tooSlow() {
        return Problem.of(ProblemType.REQUEST_FAILED, "No bytes came for " + settings.patience() + ".")
                .signal();
    }

    private static Mono<ImportView> answer(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Imported(int rows) -> Mono.just(new ImportView(rows));
            case ImportOutcome.Rejected(var wrong) ->
                Mono.error(Problem.invalid(wrong.stream()
                                .map(ImportController::fieldProblem)
                                .toList())
                        .signal());
            case ImportOutcome.Overtaken _ ->
                Mono.error(Problem.of(
                                ProblemType.ALREADY_PRICED,
                                "One of the SKUs was priced meanwhile. Nothing was imported.")
                        .retryAfter(RETRY_AFTER)
                        .signal());
            case ImportOutcome.NoSuchPriceList _ ->
                Mono.error(Problem.invalid("priceListId", "…", "the id of a price list that exists")
                        .signal());
        };
    }

    private static FieldProblem fieldProblem(CsvProblem problem) {
        return new FieldProblem(
                "line " + problem.line() + ", " + problem.column(), problem.value(), problem.expected());
    }

    record ImportView(int imported) {}
}
