package io.flashsale.notification.msg91;

import io.flashsale.platform.http.SafeUrl;
import io.flashsale.shared.InvalidInput;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Our account at MSG91.
 *
 * @param authKey the secret that names us; from the environment, nowhere else
 * @param templateId of the text, as registered (DLT), with {@code ##code##} and, if wished, {@code ##amount##} in it
 * @param url where texts are posted to
 */
@ConfigurationProperties("flashsale.sms.msg91")
@ConditionalOnProperty(name = "flashsale.sms.provider", havingValue = "msg91")
record Msg91Settings(@Nullable String authKey, @Nullable String templateId, URI url) {

    private static final String NAME = "flashsale.sms.msg91.";

    Msg91Settings {
        if (authKey == null || authKey.isBlank()) {
            throw new InvalidInput(NAME + "auth-key (FLASHSALE_SMS_MSG91_AUTHKEY)", "…", "the key that MSG91 gave");
        }
        if (templateId == null || templateId.isBlank()) {
            throw new InvalidInput(
                    NAME + "template-id (FLASHSALE_SMS_MSG91_TEMPLATEID)", templateId, "the id of a template at MSG91");
        }
        SafeUrl.require(NAME + "url", url);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Msg91Settings[" + templateId + " at " + url + "]";
    }
}
