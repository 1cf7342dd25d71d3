package io.flashsale.account;

import io.flashsale.shared.InvalidInput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Who gets the first admin account, made at start if it is not there. Neither set: nobody. */
@ConfigurationProperties("flashsale.admin")
public record AdminSettings(
        @Nullable String email, @Nullable String password) {

    private static final String NAME = "Admin";

    public AdminSettings {
        email = "".equals(email) ? null : email;
        password = "".equals(password) ? null : password;
        if ((email == null) != (password == null)) {
            throw new InvalidInput("flashsale.admin", email, "both email and password, or neither");
        }
    }

    Optional<SignUp> wish() {
        return email == null || password == null
                ? Optional.empty()
                : Optional.of(new SignUp(new MailAddress(email), new Password(password), NAME));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "AdminSettings[" + email + "]";
    }
}
