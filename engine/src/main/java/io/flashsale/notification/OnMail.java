package io.flashsale.notification;

import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads {@code flashsale.mail.host}: whether there is one. */
final class OnMail implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Object wanted = Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnMail.class.getName()))
                .get("value");
        boolean sent =
                !context.getEnvironment().getProperty("flashsale.mail.host", "").isBlank();
        return Boolean.valueOf(sent).equals(wanted);
    }
}
