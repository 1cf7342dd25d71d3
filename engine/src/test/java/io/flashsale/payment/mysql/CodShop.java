package io.flashsale.payment.mysql;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.SettableClock;
import io.flashsale.development.sms.TwilioSimulator;
import io.flashsale.payment.OneTimePasswords;
import io.flashsale.payment.OtpCheck;
import io.flashsale.payment.OtpCode;
import io.flashsale.payment.OtpRequest;
import io.flashsale.payment.OtpSending;
import io.flashsale.payment.OtpSettings;
import io.flashsale.payment.OtpStore;
import io.flashsale.platform.Ids;
import io.flashsale.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One-time passwords as in the application, with a real database, Twilio's simulator and a clock that is set. */
final class CodShop implements AutoCloseable {

    static final String SECRET = "an otp secret for tests, of 32 characters or more";
    static final String TOKEN = "tokenOfTwilio";

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 50;

    /** What clients do who find no connection free, and are told so by 503. */
    private static final Retry LATER = Retry.backoff(20, Duration.ofMillis(50))
            .filter(busy -> busy instanceof DataAccessResourceFailureException
                    || busy instanceof CannotCreateTransactionException);

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final TwilioSimulator twilio = TwilioSimulator.start(ACCOUNT, TOKEN);
    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(Room.class)
            .web(WebApplicationType.NONE)
            .initializers(context -> context.getBeanFactory().registerSingleton("clock", clock))
            .properties(
                    "spring.main.banner-mode=off",
                    "flashsale.mysql.url="
                            + DevelopmentServices.shared().freshEndpoints().mysqlUrl(),
                    "flashsale.mysql.pool-size=20",
                    "flashsale.mysql.acquire-timeout=2s",
                    "flashsale.mysql.waiting-most=1000",
                    "flashsale.mysql.connect-timeout=10s",
                    "flashsale.mysql.statement-timeout=10s",
                    "flashsale.mysql.lock-timeout=5s",
                    "flashsale.mysql.answer-timeout=15s",
                    "flashsale.sms.provider=twilio",
                    "flashsale.sms.calls.connect-timeout=3s",
                    "flashsale.sms.calls.call-timeout=3s",
                    "flashsale.sms.calls.most-connections=20",
                    "flashsale.sms.calls.most-waiting=200",
                    "flashsale.sms.twilio.account-sid=" + ACCOUNT,
                    "flashsale.sms.twilio.auth-token=" + TOKEN,
                    "flashsale.sms.twilio.sender=+14155552671",
                    "flashsale.sms.twilio.url=" + twilio.url(),
                    "flashsale.payment.cod.otp-secret=" + SECRET,
                    "flashsale.payment.cod.valid-for=5m",
                    "flashsale.payment.cod.tries=5",
                    "flashsale.payment.cod.first-pause=30s",
                    "flashsale.payment.cod.longest-pause=100s",
                    "flashsale.payment.cod.texts-a-day.number=5",
                    "flashsale.payment.cod.texts-a-day.customer=6",
                    "flashsale.payment.cod.texts-a-day.address=7",
                    "flashsale.payment.cod.texts-a-day.sale=8",
                    "flashsale.payment.cod.delete-every=1h")
            .run();

    private final OneTimePasswords passwords = context.getBean(OneTimePasswords.class);
    private final DatabaseClient database = context.getBean(DatabaseClient.class);

    static String newId() {
        return UlidCreator.getUlid().toString();
    }

    OtpSending send(OtpRequest request) {
        return sending(request).block(PATIENCE);
    }

    private Mono<OtpSending> sending(OtpRequest request) {
        return passwords.send(request).retryWhen(LATER);
    }

    /** All at once. */
    List<OtpSending> sendAll(List<OtpRequest> requests) {
        return Flux.fromIterable(requests)
                .flatMap(this::sending, AT_ONCE)
                .collectList()
                .block(PATIENCE);
    }

    /** Sends one and reads it on the phone. */
    OtpCode sendAndRead(OtpRequest request) {
        send(request);
        return read(request);
    }

    /** The last one that the phone has got. */
    OtpCode read(OtpRequest request) {
        return new OtpCode(textsOn(request).getLast().substring(0, 6));
    }

    List<String> textsOn(OtpRequest request) {
        return twilio.received().stream()
                .filter(sms -> sms.to().equals(request.phone().value()))
                .map(sms -> sms.text())
                .toList();
    }

    OtpCheck check(OtpRequest request, OtpCode code) {
        return check(request, request.amount(), code);
    }

    OtpCheck check(OtpRequest request, Money amount, OtpCode code) {
        return checking(request, amount, code).block(PATIENCE);
    }

    private Mono<OtpCheck> checking(OtpRequest request, Money amount, OtpCode code) {
        return passwords.check(request.payment(), request.order(), amount, code).retryWhen(LATER);
    }

    /** All at once. */
    List<OtpCheck> checkAll(OtpRequest request, List<OtpCode> codes) {
        return Flux.fromIterable(codes)
                .flatMap(code -> checking(request, request.amount(), code), AT_ONCE)
                .collectList()
                .block(PATIENCE);
    }

    boolean isVerified(OtpRequest request) {
        return passwords.isVerified(request.payment()).block(PATIENCE);
    }

    void deleteOld() {
        context.getBean(OtpStore.class).deleteOld(clock.instant()).block(PATIENCE);
    }

    /** What is counted for a subject in clear, today. */
    int counted(String subject) {
        return database.sql("SELECT used FROM otp_budget WHERE day = :day AND subject = :subject")
                .bind("day", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .bind("subject", subject)
                .mapValue(Integer.class)
                .one()
                .defaultIfEmpty(0)
                .block(PATIENCE);
    }

    /** Everything that is stored, as text. */
    String stored() {
        return database.sql("SELECT * FROM otp_challenge")
                        .fetch()
                        .all()
                        .collectList()
                        .block(PATIENCE)
                        .toString()
                + database.sql("SELECT * FROM otp_budget")
                        .fetch()
                        .all()
                        .collectList()
                        .block(PATIENCE);
    }

    @Override
    public void close() {
        context.close();
        twilio.close();
    }

    /** The rooms that belong to it. No component itself, so that nobody else finds it. */
    @ImportAutoConfiguration(WebClientAutoConfiguration.class)
    @EnableConfigurationProperties(OtpSettings.class)
    @ConfigurationPropertiesScan({"io.flashsale.notification", "io.flashsale.platform.mysql"})
    @ComponentScan({"io.flashsale.notification", "io.flashsale.platform.mysql"})
    @Import({OneTimePasswords.class, MySqlOtpStore.class, PaymentMySqlConfiguration.class})
    static class Room {

        @Bean
        Ids ids(Clock clock) {
            return new Ids(clock);
        }
    }
}
