package io.flashsale.api;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.facebook.FacebookSimulator;
import io.flashsale.development.mail.MailPage;
import io.flashsale.development.mail.MailServer;
import io.flashsale.development.payu.Merchant;
import io.flashsale.development.payu.PayUSimulator;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/** The application with its servers: what {@code spring-boot:test-run} runs. Prints the settings that reach them. */
class TestFlashsaleApplication {

    private static final String PAYMENTS = "http://127.0.0.1:8080/api/payments/payu";

    /** As people type it: a cookie that they get here comes back here only. */
    private static final String SHOP = "http://localhost:8080";

    /** Where such pages usually are. */
    private static final int MAIL_PAGE = 8025;

    public static void main(String[] arguments) {
        var services = DevelopmentServices.shared().properties();
        services.forEach((name, value) -> System.out.println(name + "=" + value));
        var application = new SpringApplication(FlashsaleApplication.class);
        application.setAdditionalProfiles("dev");
        application.setDefaultProperties(services);
        application.run(Stream.of(payU(), mail(), facebook(), Arrays.stream(arguments))
                .flatMap(settings -> settings)
                .toArray(String[]::new));
    }

    /** A real mail server, and a page that shows what it got; not where the environment names a server, or none. */
    private static Stream<String> mail() {
        if (System.getenv("FLASHSALE_MAIL_HOST") != null) {
            return Stream.empty();
        }
        var mails = MailServer.start();
        System.out.println(
                "Mails are shown at " + MailPage.start(mails, MAIL_PAGE).address());
        return mails.settings().stream().map(setting -> "--" + setting);
    }

    /** A simulator of Facebook, where people are whoever they like; not where the environment names a provider. */
    private static Stream<String> facebook() {
        return System.getenv("FLASHSALE_SOCIAL_RETURNURL") == null
                ? Stream.concat(
                                FacebookSimulator.start().settings().stream(),
                                Stream.of(
                                        "flashsale.social.return-url=" + SHOP + "/api/social-logins",
                                        "flashsale.social.pages=" + SHOP + "/docs"))
                        .map(setting -> "--" + setting)
                : Stream.empty();
    }

    /** A simulator of PayU, as ours at this start only. */
    private static Stream<String> payU() {
        var merchant = new Merchant("demo", UUID.randomUUID().toString());
        var payU = PayUSimulator.start(merchant, 0);
        payU.webhook(URI.create(PAYMENTS + "/webhook"));
        return Stream.of(
                        "key=" + merchant.key(),
                        "salt=" + merchant.salt(),
                        "checkout-url=" + payU.checkoutUrl(),
                        "command-url=" + payU.commandUrl(),
                        "return-url=" + PAYMENTS + "/return")
                .map(setting -> "--flashsale.payment.payu." + setting);
    }
}
