package io.flashsale.api.pricing;

import io.flashsale.api.json.KeyHeader;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.platform.Ids;
import io.flashsale.pricing.CsvProblem;
import io.flashsale.pricing.ImportId;
import io.flashsale.pricing.ImportMode;
import io.flashsale.pricing.ImportOutcome;
import io.flashsale.pricing.ImportReport;
import io.flashsale.pricing.ImportSettings;
import io.flashsale.pricing.ImportWish;
import io.flashsale.pricing.PriceDataImport;
import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.Fields;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.Unavailable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Price data from a CSV file, as it arrives, and how far imports are. */
@RestController
@RequestMapping("/api/admin/price-data")
@Tag(name = "Pricing")
class ImportController {

    private static final String CSV = "text/csv";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration RETRY_WHEN_BUSY = Duration.ofSeconds(5);

    private final PriceDataImport imports;
    private final ImportSettings settings;
    private final Ids ids;

    ImportController(PriceDataImport imports, ImportSettings settings, Ids ids) {
        this.imports = imports;
        this.settings = settings;
        this.ids = ids;
    }

    @PostMapping(path = "/import", consumes = CSV)
    @Operation(
            summary = "Import price data: all rows of the file or none, or with mode=partial those that are right",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    Mono<ImportView> importCsv(
            @RequestParam String priceListId,
            @RequestParam(required = false) @Nullable String mode,
            @RequestHeader(name = KeyHeader.NAME, required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> file) {
        return imported(wish(priceListId, mode, key), Upload.of(file, settings));
    }

    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "The same with the file as a part of a form, named file",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = FormDescription.class))))
    Mono<ImportView> importForm(
            @RequestParam String priceListId,
            @RequestParam(required = false) @Nullable String mode,
            @RequestHeader(name = KeyHeader.NAME, required = false) @Nullable String key,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType form,
            @RequestBody Flux<DataBuffer> body) {
        return imported(wish(priceListId, mode, key), Upload.ofForm(form, body, settings));
    }

    @GetMapping(path = "/import/example", produces = CSV)
    @Operation(summary = "Download an example of the file")
    ResponseEntity<String> example() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"price-data-example.csv\"")
                .body(imports.exampleCsv());
    }

    @GetMapping("/imports")
    @Operation(summary = "List the last 50 imports, the latest first")
    Flux<ImportView> latest() {
        return imports.latest().map(ImportView::summary);
    }

    @GetMapping("/imports/{id}")
    @Operation(summary = "Show how far an import is, or what became of it")
    Mono<ImportView> show(@PathVariable String id) {
        return imports.find(new ImportId(id))
                .map(ImportView::of)
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(ProblemType.NOT_FOUND, "No such import.").signal()));
    }

    /** The import goes on to its end when the answer takes too long. */
    private Mono<ImportView> imported(ImportWish wish, Flux<byte[]> csv) {
        return imports.importCsv(wish, csv)
                .timeout(
                        settings.longest().multipliedBy(2),
                        Mono.error(() -> new Unavailable("import " + wish.id(), RETRY_WHEN_BUSY, null)))
                .flatMap(ImportController::answer);
    }

    private ImportWish wish(String list, @Nullable String mode, @Nullable String key) {
        var fields = new Fields();
        var target = fields.required("priceListId", list, PriceListId::new);
        var wanted = fields.together(() -> mode(mode));
        var name = fields.required(KeyHeader.NAME, key == null ? ids.next() : KeyHeader.unquoted(key), ImportId::new);
        return fields.into(() -> new ImportWish(name.value(), target.value(), wanted.value()));
    }

    private static ImportMode mode(@Nullable String mode) {
        return switch (mode) {
            case null -> ImportMode.ALL;
            case "all" -> ImportMode.ALL;
            case "partial" -> ImportMode.PARTIAL;
            default -> throw new InvalidInput("mode", mode, "all or partial");
        };
    }

    private static Mono<ImportView> answer(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Imported(var report) -> Mono.just(ImportView.of(report));
            case ImportOutcome.Refused(var report) -> refused(problem(report));
            case ImportOutcome.Overtaken _ ->
                refused(Problem.of(
                                ProblemType.ALREADY_PRICED,
                                "One of the SKUs was priced meanwhile. Nothing was imported.")
                        .retryAfter(RETRY_AFTER));
            case ImportOutcome.NameTaken _ ->
                refused(Problem.of(
                        ProblemType.KEY_REUSED,
                        KeyHeader.NAME
                                + ": names an import (expected: a new key); price-data/imports/{key} tells of it."));
            case ImportOutcome.Busy _ ->
                refused(Problem.of(ProblemType.IMPORT_RUNNING, "Repeat when it has ended.")
                        .retryAfter(RETRY_WHEN_BUSY));
            case ImportOutcome.NoSuchPriceList _ ->
                refused(Problem.invalid("priceListId", "…", "the id of a price list that exists"));
        };
    }

    private static Problem problem(ImportReport report) {
        return Problem.invalid(report.tally().problems().stream()
                        .map(ImportController::fieldProblem)
                        .toList())
                .with("import", ImportView.summary(report));
    }

    private static Mono<ImportView> refused(Problem problem) {
        return Mono.error(problem.signal());
    }

    private static FieldProblem fieldProblem(CsvProblem problem) {
        return new FieldProblem(
                "line " + problem.line() + ", " + problem.column(), problem.value(), problem.expected());
    }

    /** The form as OpenAPI describes it. */
    private record FormDescription(
            @Schema(type = "string", format = "binary") String file) {}
}
