package io.flashsale.pricing;

import io.flashsale.shared.PriceListId;

/** What is to be imported where, and under which name. */
public record ImportWish(ImportId id, PriceListId list, ImportMode mode) {}
