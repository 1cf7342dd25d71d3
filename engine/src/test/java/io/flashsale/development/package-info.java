/**
 * Real servers without Docker: MariaDB (or MySQL), Redis and Kafka as processes of their own on loopback, for tests and
 * for {@code spring-boot:test-run}. {@link io.flashsale.development.DevelopmentServices} is the face.
 */
@NullMarked
package io.flashsale.development;

import org.jspecify.annotations.NullMarked;
