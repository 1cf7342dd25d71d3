package io.flashsale.notification.twilio;

import io.flashsale.platform.http.SafeUrl;
import io.flashsale.shared.InvalidInput;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Our account at Twilio.
 *
 * @param accountSid names us
 * @param authToken the secret that proves it; from the environment, nowhere else
 * @param sender who the text is from: a number or name of ours, or a messaging service ({@code MG…})
 * @param url where Twilio's API is
 */
@ConfigurationProperties("flashsale.sms.twilio")
@ConditionalOnProperty(name = "flashsale.sms.provider", havingValue = "twilio")
record TwilioSettings(
        @Nullable String accountSid,
        @Nullable String authToken,
        @Nullable String sender,
        URI url) {

    private static final String NAME = "flashsale.sms.twilio.";
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");

    TwilioSettings {
        if (accountSid == null || !ACCOUNT.matcher(accountSid).matches()) {
            throw new InvalidInput(
                    NAME + "account-sid (FLASHSALE_SMS_TWILIO_ACCOUNTSID)", accountSid, "AC and 32 hex digits");
        }
        if (authToken == null || authToken.isBlank()) {
            throw new InvalidInput(
                    NAME + "auth-token (FLASHSALE_SMS_TWILIO_AUTHTOKEN)", "…", "the token that Twilio gave");
        }
        if (sender == null || sender.isBlank()) {
            throw new InvalidInput(
                    NAME + "sender (FLASHSALE_SMS_TWILIO_SENDER)", sender, "a number of ours, or MG and 32 hex digits");
        }
        SafeUrl.require(NAME + "url", url);
    }

    URI messages() {
        return UriComponentsBuilder.fromUri(url)
                .path("/2010-04-01/Accounts/{account}/Messages.json")
                .build(accountSid);
    }

    boolean isService() {
        return SERVICE.matcher(String.valueOf(sender)).matches();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TwilioSettings[" + accountSid + " from " + sender + " at " + url + "]";
    }
}
