package io.flashsale.notification.smtp;

import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.MailEncryption;
import io.flashsale.notification.MailSender;
import io.flashsale.notification.MailSettings;
import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Role;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Mails by SMTP, where there is a server. JavaMail's sender is no bean: Spring Boot would make this process unhealthy
 * when the mail server is.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMail
class SmtpConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnRole(Role.NOTIFIER)
    MailSender smtpMailSender(MailSettings settings) {
        return new SmtpMailSender(javaMail(settings), new MimeMails(settings), settings);
    }

    static JavaMailSenderImpl javaMail(MailSettings settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setUsername(settings.user());
        sender.setPassword(settings.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.setJavaMailProperties(properties(settings));
        return sender;
    }

    private static Properties properties(MailSettings settings) {
        Properties all = new Properties();
        all.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        all.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectTimeout().toMillis()));
        all.setProperty(
                "mail.smtp.timeout", Long.toString(settings.readTimeout().toMillis()));
        all.setProperty(
                "mail.smtp.writetimeout", Long.toString(settings.writeTimeout().toMillis()));
        // a server that goes away after it has taken a mail has taken it
        all.setProperty("mail.smtp.quitwait", "false");
        boolean startTls = settings.encryption() == MailEncryption.STARTTLS;
        all.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        all.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        all.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.encryption() == MailEncryption.TLS));
        all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return all;
    }
}
