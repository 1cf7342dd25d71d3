package io.flashsale.notification.msg91;

import io.flashsale.notification.Template;
import io.flashsale.platform.http.SafeUrl;
import io.flashsale.shared.InvalidInput;
import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Our account at MSG91.
 *
 * @param authKey the secret that names us; from the environment, nowhere else
 * @param templateId of the one-time password's text, as registered (DLT), with {@code ##code##} and, if wished, {@code
 *     ##amount##} in it
 * @param templates of the texts of messages likewise, by template: {@code order-promoted}, for example. A message that
 *     has none goes by mail only
 * @param url where texts are posted to
 */
@ConfigurationProperties("flashsale.sms.msg91")
@ConditionalOnProperty(name = "flashsale.sms.provider", havingValue = "msg91")
record Msg91Settings(
        @Nullable String authKey,
        @Nullable String templateId,
        @Nullable Map<Template, String> templates,
        URI url) {

    private static final String NAME = "flashsale.sms.msg91.";

    Msg91Settings {
        if (authKey == null || authKey.isBlank()) {
            throw new InvalidInput(NAME + "auth-key (FLASHSALE_SMS_MSG91_AUTHKEY)", "…", "the key that MSG91 gave");
        }
        if (templateId == null || templateId.isBlank()) {
            throw new InvalidInput(
                    NAME + "template-id (FLASHSALE_SMS_MSG91_TEMPLATEID)", templateId, "the id of a template at MSG91");
        }
        templates = templates == null ? Map.of() : withoutBlanks(templates);
        SafeUrl.require(NAME + "url", url);
    }

    /** Null where there is none. */
    @Nullable
    String templateOf(@Nullable Template message) {
        return message == null ? templateId : Objects.requireNonNull(templates).get(message);
    }

    private static Map<Template, String> withoutBlanks(Map<Template, String> templates) {
        Map<Template, String> left = new EnumMap<>(Template.class);
        templates.forEach((template, id) -> {
            if (!template.isUrgent()) {
                throw new InvalidInput(NAME + "templates", template.fileName(), "a message that goes as a text");
            }
            if (!id.isBlank()) {
                left.put(template, id);
            }
        });
        return Collections.unmodifiableMap(left);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Msg91Settings[" + templateId + " at " + url + "]";
    }
}
