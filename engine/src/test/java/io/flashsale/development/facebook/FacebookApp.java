package io.flashsale.development.facebook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What Facebook knows of one app: its secret, codes that are good once, and tokens. */
final class FacebookApp {

    /** What was asked for, and who said yes. */
    private record Grant(FacebookPerson person, Map<String, String> asked) {}

    private final String id;
    private final String secret;
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, FacebookPerson> tokens = new ConcurrentHashMap<>();

    FacebookApp(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    boolean isAskedFor(Map<String, String> asked) {
        return id.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && asked.containsKey("redirect_uri");
    }

    /** A new code for a person who said yes. */
    String code(FacebookPerson person, Map<String, String> asked) {
        String code = "AQ" + UUID.randomUUID();
        codes.put(code, new Grant(person, asked));
        return code;
    }

    /** A new token for a code; empty if anything of it is wrong, and the code is gone then, too. */
    Optional<String> token(Map<String, String> form) {
        return Optional.ofNullable(codes.remove(form.getOrDefault("code", "")))
                .filter(_ -> id.equals(form.get("client_id")) && secret.equals(form.get("client_secret")))
                .filter(grant -> grant.asked().get("redirect_uri").equals(form.get("redirect_uri")))
                .filter(grant -> isProven(grant.asked(), form.getOrDefault("code_verifier", "")))
                .map(grant -> {
                    String token = "EAA" + UUID.randomUUID();
                    tokens.put(token, grant.person());
                    return token;
                });
    }

    /** What it tells of the person whose token it is; empty without the proof that only the app can make. */
    Optional<Map<String, String>> me(String token, Map<String, String> query) {
        return Optional.ofNullable(tokens.get(token))
                .filter(_ -> proof(token).equals(query.get("appsecret_proof")))
                .map(person -> {
                    Map<String, String> told = new TreeMap<>(person.fields());
                    told.keySet()
                            .retainAll(Arrays.asList(
                                    query.getOrDefault("fields", "id,name").split(",")));
                    return told;
                });
    }

    private static boolean isProven(Map<String, String> asked, String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            String challenge = asked.get("code_challenge");
            return challenge == null
                    || challenge.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String proof(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
