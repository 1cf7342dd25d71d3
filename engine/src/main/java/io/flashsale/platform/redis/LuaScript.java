package io.flashsale.platform.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One script of {@code scripts/redis-lua}, with the fragments it includes put in.
 *
 * @param sha what Redis calls it: SHA-1 of the text in hex
 */
public record LuaScript(String name, String text, String sha) {

    private static final Pattern INCLUDE = Pattern.compile("(?m)^-- include (\\w+\\.lua)$");

    /** Reads {@code redis-lua/<name>.lua} from the class path. */
    public static LuaScript named(String name) {
        String text = INCLUDE.matcher(read(name + ".lua")).replaceAll(LuaScript::fragment);
        return new LuaScript(name, text, sha1(text));
    }

    private static String fragment(MatchResult include) {
        return Matcher.quoteReplacement(read("include/" + include.group(1)));
    }

    private static String read(String file) {
        try (InputStream in = LuaScript.class.getResourceAsStream("/redis-lua/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("script: " + file + " (expected: a file of scripts/redis-lua)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
