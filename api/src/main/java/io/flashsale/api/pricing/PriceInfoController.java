package io.flashsale.api.pricing;

import io.flashsale.pricing.PriceInfo;
import io.flashsale.pricing.PriceInfos;
import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Prices for other shops' systems: the engine as their pricing provider. */
@RestController
@Tag(name = "Pricing")
class PriceInfoController {

    private final PriceInfos prices;

    PriceInfoController(PriceInfos prices) {
        this.prices = prices;
    }

    @PostMapping("/api/price-infos")
    @Operation(summary = "Tell what SKUs cost now, and what more units of a limited price cost")
    Mono<PriceInfosView> of(@RequestBody Mono<PriceInfosBody> body) {
        return body.flatMap(asked -> prices.of(asked.skus(), asked.toCurrency()).map(found -> answer(asked, found)));
    }

    private static PriceInfosView answer(PriceInfosBody asked, Map<SkuCode, PriceInfo> found) {
        List<FieldProblem> problems = new ArrayList<>();
        List<PriceInfoView> infos = new ArrayList<>();
        List<PriceTarget> targets = asked.wanted();
        for (int i = 0; i < targets.size(); i++) {
            PriceInfo info = found.get(targets.get(i).sku());
            if (info == null) {
                String field = "targets[" + i + "].targetId";
                problems.add(new FieldProblem(field, targets.get(i).targetId(), "a SKU in the catalog"));
            } else {
                infos.add(PriceInfoView.of(targets.get(i), info));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new PriceInfosView(infos);
    }

    /** In the order of the targets. */
    record PriceInfosView(List<PriceInfoView> priceInfos) {}
}
