package io.flashsale.api.social;

import io.flashsale.account.SocialProvider;
import java.util.Collection;
import java.util.List;

/** Providers, by their words. */
record ProvidersView(List<String> providers) {

    static ProvidersView of(Collection<SocialProvider> providers) {
        return new ProvidersView(providers.stream().map(SocialProvider::word).toList());
    }
}
