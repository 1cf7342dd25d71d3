package io.flashsale.account;

import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.Message;
import io.flashsale.notification.SecretData;
import io.flashsale.platform.OpaqueTokens;
import io.flashsale.shared.InvalidInput;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes links into mails at the moment when they are sent: so no outbox and no backup of it has one. */
@Component
@ConditionalOnMail
final class MailedLink implements SecretData {

    private final OpaqueTokens tokens;
    private final URI page;

    MailedLink(OpaqueTokens tokens, AccountSettings settings) {
        URI page = settings.page();
        if (page == null) {
            throw new InvalidInput(
                    "flashsale.account.page (FLASHSALE_ACCOUNT_PAGE)", null, "the page that links in mails open");
        }
        this.tokens = tokens;
        this.page = page;
    }

    /** The message's reference is the id of the link. */
    @Override
    public Map<String, Object> of(Message message) {
        return Arrays.stream(LinkPurpose.values())
                .filter(purpose -> purpose.template() == message.template())
                .findFirst()
                .<Map<String, Object>>map(purpose -> Map.of("link", address(purpose, message.reference())))
                .orElse(Map.of());
    }

    private String address(LinkPurpose purpose, String id) {
        return page + "#" + purpose.word() + "="
                + tokens.derived(purpose.word(), id).value();
    }
}
