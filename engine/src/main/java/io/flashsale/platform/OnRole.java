package io.flashsale.platform;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads {@code flashsale.roles}: names of {@link Role} in any case, separated by commas; all when empty. */
final class OnRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Object role = Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnRole.class.getName()))
                .get("value");
        return roles(context.getEnvironment()).contains(role);
    }

    private static Set<Role> roles(Environment environment) {
        String names = environment.getProperty("flashsale.roles", "");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names.split(",")) {
            if (!name.isBlank()) {
                roles.add(Role.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            }
        }
        return roles.isEmpty() ? EnumSet.allOf(Role.class) : roles;
    }
}
