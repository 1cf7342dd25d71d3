package io.flashsale.notification;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads {@code flashsale.sms.provider}: any but {@link SmsProvider#NONE}, in any case. */
final class OnSms implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String none = SmsProvider.NONE.name();
        return !none.equalsIgnoreCase(context.getEnvironment().getProperty("flashsale.sms.provider", none));
    }
}
