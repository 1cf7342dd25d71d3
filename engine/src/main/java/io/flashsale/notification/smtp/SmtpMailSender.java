package io.flashsale.notification.smtp;

import io.flashsale.notification.Mail;
import io.flashsale.notification.MailSender;
import io.flashsale.notification.MailSettings;
import io.flashsale.notification.SendOutcome;
import io.flashsale.shared.Unavailable;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Mails by SMTP, each on a connection of its own. JavaMail waits, so it does on a few threads of its own. */
final class SmtpMailSender implements MailSender, AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final JavaMailSender javaMail;
    private final MimeMails mimeMails;
    private final MailSettings settings;
    private final Scheduler threads;

    SmtpMailSender(JavaMailSender javaMail, MimeMails mimeMails, MailSettings settings) {
        this.javaMail = javaMail;
        this.mimeMails = mimeMails;
        this.settings = settings;
        this.threads = Schedulers.fromExecutorService(pool(settings.connections()), "smtp");
    }

    /** Nothing that a server or a library says about a failure is told on: it names whom the mail is for. */
    @Override
    public Mono<SendOutcome> send(Mail mail) {
        return Mono.fromCallable(() -> sendNow(mail))
                .subscribeOn(threads)
                .timeout(settings.longest())
                .onErrorMap(
                        failure -> !(failure instanceof Unavailable),
                        failure -> unavailable(failure.getClass().getSimpleName()));
    }

    private SendOutcome sendNow(Mail mail) throws MessagingException {
        try {
            MimeMessage message = mimeMails.fill(javaMail.createMimeMessage(), mail);
            javaMail.send(message);
            return new SendOutcome.Accepted();
        } catch (AddressException notOne) {
            return new SendOutcome.Refused("not an address");
        } catch (MailException failure) {
            return SmtpReply.in(failure)
                    .map(SmtpReply::outcome)
                    .orElseThrow(() -> unavailable(failure.getClass().getSimpleName()));
        }
    }

    private static Unavailable unavailable(String why) {
        return new Unavailable("mail server: " + why, RETRY_AFTER, null);
    }

    @Override
    public void close() {
        threads.dispose();
    }

    private static ThreadPoolExecutor pool(int connections) {
        ThreadFactory names = Thread.ofPlatform().daemon().name("smtp-", 0).factory();
        return new ThreadPoolExecutor(
                connections, connections, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(connections), names);
    }
}
