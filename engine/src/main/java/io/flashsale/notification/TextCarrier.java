package io.flashsale.notification;

import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.PhoneNumber;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Texts, to the phones of those who want them, in the language of their mails. */
@Component
@ConditionalOnMail
@ConditionalOnSms
@ConditionalOnRole(Role.NOTIFIER)
class TextCarrier implements Carrier {

    private final TextRecipients phones;
    private final Recipients recipients;
    private final SmsTexts texts;
    private final SmsSender sender;
    private final Pace pace;

    TextCarrier(
            TextRecipients phones,
            Recipients recipients,
            SmsTexts texts,
            SmsSender sender,
            SmsSettings sms,
            OutboxSettings settings) {
        this.phones = phones;
        this.recipients = recipients;
        this.texts = texts;
        this.sender = sender;
        this.pace = new Pace(
                settings.textsUnderWay(),
                settings.textsPerSecond(),
                sms.calls().callTimeout(),
                settings.textsTriedFor());
    }

    @Override
    public Channel channel() {
        return Channel.TEXT;
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public Mono<Map<CustomerId, Way>> ways(Collection<CustomerId> customers) {
        return recipients
                .of(customers)
                .collect(Collectors.toMap(Recipient::customer, known -> known, (one, _) -> one))
                .flatMap(known -> phones.of(customers)
                        .collectMap(TextRecipient::customer, to -> way(to.phone(), known.get(to.customer()))));
    }

    private Way way(PhoneNumber phone, @Nullable Recipient known) {
        Locale usual = known == null ? null : known.locale();
        return taken -> sender.send(write(taken.message(), phone, usual)).map(TextCarrier::outcome);
    }

    private Sms write(Message message, PhoneNumber phone, @Nullable Locale usual) {
        SmsText text = texts.write(message.template(), message.localeOr(usual), message.data());
        return new Sms(phone, message.template(), text.text(), text.values());
    }

    private static SendOutcome outcome(SmsOutcome outcome) {
        return switch (outcome) {
            case SmsOutcome.Accepted() -> new SendOutcome.Accepted();
            case SmsOutcome.NotTaken(var reason) -> new SendOutcome.NotNow(reason);
            case SmsOutcome.Undeliverable() -> new SendOutcome.Refused("undeliverable");
        };
    }
}
