package io.flashsale.platform;

import io.flashsale.shared.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** 256 bits that nobody can guess, as text. Whoever has it may do what it stands for. We keep only its hash. */
public record OpaqueToken(String value) {

    private static final Pattern FORM = Pattern.compile("[\\w-]{43}");

    public OpaqueToken {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInput("token", "…", "a token as we gave it, 43 characters");
        }
    }

    /** SHA-256 in hex. It needs no salt: nobody can try all tokens. */
    public String hash() {
        return HexFormat.of().formatHex(Sha256.of(value.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "…";
    }
}
