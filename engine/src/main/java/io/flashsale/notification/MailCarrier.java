package io.flashsale.notification;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.flashsale.shared.CustomerId;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Mails, to the addresses that customers log in with. */
@Component
@ConditionalOnMail
@ConditionalOnRole(Role.NOTIFIER)
class MailCarrier implements Carrier {

    private final Recipients recipients;
    private final ObjectProvider<SecretData> secrets;
    private final MailTexts texts;
    private final MailSender sender;
    private final Pace pace;

    MailCarrier(
            Recipients recipients,
            ObjectProvider<SecretData> secrets,
            MailTexts texts,
            MailSender sender,
            MailSettings mail,
            OutboxSettings settings) {
        this.recipients = recipients;
        this.secrets = secrets;
        this.texts = texts;
        this.sender = sender;
        this.pace = new Pace(mail.connections(), settings.mailsPerSecond(), mail.longest(), settings.triedFor());
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public Mono<Map<CustomerId, Way>> ways(Collection<CustomerId> customers) {
        return recipients.of(customers).collect(Collectors.toMap(Recipient::customer, this::way, (one, _) -> one));
    }

    private Way way(Recipient recipient) {
        return taken -> taken.message().template().isForVerified() && !recipient.verified()
                ? Mono.just(new SendOutcome.Unwanted())
                : sender.send(write(taken, recipient));
    }

    private Mail write(TakenMessage taken, Recipient recipient) {
        Message message = taken.message();
        Locale locale = message.localeOr(recipient.locale());
        Map<String, Object> data = new HashMap<>(message.data());
        data.put("name", recipient.name());
        secrets.forEach(secret -> data.putAll(secret.of(message)));
        URI unsubscribe = secrets.stream()
                .map(secret -> secret.unsubscribe(message))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Mail(taken.id(), recipient, texts.write(message.template(), locale, data), unsubscribe);
    }
}
