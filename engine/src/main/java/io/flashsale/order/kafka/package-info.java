/** The order log as a Kafka topic. */
@NullMarked
package io.flashsale.order.kafka;

import org.jspecify.annotations.NullMarked;
