package io.flashsale.api.notification;

import io.flashsale.notification.Mailbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The texts that are kept instead of sent, where {@code flashsale.sms.provider} is {@code mailbox}. */
@RestController
@ConditionalOnProperty(name = "flashsale.sms.provider", havingValue = "mailbox")
@Tag(name = "Development")
class MessageController {

    private final Mailbox mailbox;

    MessageController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/api/development/messages")
    @Operation(summary = "The last texts that this process would have sent, newest first")
    List<MessageView> messages() {
        return mailbox.texts().stream().map(MessageView::of).toList();
    }
}
