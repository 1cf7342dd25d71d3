package io.flashsale.catalog;

import reactor.core.publisher.Mono;

/** All products. */
public interface Products {

    /** Each call makes a product of its own, also with a name that is there already. */
    Mono<Product> create(String name);
}
