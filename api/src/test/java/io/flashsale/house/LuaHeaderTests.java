package io.flashsale.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LuaHeaderTests {

    private static final Repository REPOSITORY = new Repository();
    private static final String FOLDER = "scripts/redis-lua/";

    private static final String GOOD = """
            --[[
              Give the units of one order back, at most once.

              KEYS (one tag)   1 sale hash   2 stock hash
                               3 holds hash
              ARGV             1 epoch   2.. order ids
              Returns          { code }   codes: -1 FENCED, 0 NOTHING_HELD, 1 RELEASED
              Enum             io.flashsale.gate.redis.ReleaseCode
              Cost             O(1)
              Invariant        stock + units held is unchanged
            ]]
            -- include codes.lua
            local RELEASED = 1
            local MAX_ORDERS = 16

            local sale, stock, holds = KEYS[1], KEYS[2], KEYS[3] -- KEYS[4] is a thing of the past
            local epoch = ARGV[1]
            return { RELEASED }
            """;

    private static final UnaryOperator<String> FRAGMENTS = _ -> "local FENCED = -1\nlocal NOTHING_HELD = 0\n";

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("scripts")
    void headerBodyAndEnumAgree(String name) throws ReflectiveOperationException {
        var script = new LuaScript(REPOSITORY.text(name), file -> REPOSITORY.text(FOLDER + "include/" + file));

        assertThat(script.problems()).isEmpty();
        if (script.enumName().isPresent()) {
            assertThat(codesOf(script.enumName().get())).isEqualTo(script.codes());
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("scripts")
    void aNameIsAVerbAndANoun(String name) {
        assertThat(name).matches(FOLDER + "[a-z]+(_[a-z]+)*\\.lua");
    }

    @Test
    void agreementIsSeen() {
        var script = new LuaScript(GOOD, FRAGMENTS);

        assertThat(script.problems()).isEmpty();
        assertThat(script.codes()).isEqualTo(Map.of("FENCED", -1, "NOTHING_HELD", 0, "RELEASED", 1));
        assertThat(script.enumName()).contains("io.flashsale.gate.redis.ReleaseCode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--[[                        | the header has no purpose",
                "  Invariant                 | the header has no Invariant",
                "  3 holds hash              | KEYS: 2 in the header, 3 in the body",
                "  2 stock hash              | KEYS: numbered [1, 3] (expected: 1, 2, 3 …)",
                "  local RELEASED = 1        | codes: {FENCED=-1, NOTHING_HELD=0, RELEASED=1} in the header,",
                "  , 1 RELEASED              | codes: {FENCED=-1, NOTHING_HELD=0} in the header,",
                "-- include codes.lua        | codes: {FENCED=-1, NOTHING_HELD=0, RELEASED=1} in the header,",
                "  Enum                      | the header has codes and no Enum",
            })
    void disagreementIsSeen(String removed, String problem) {
        var script = new LuaScript(GOOD.replaceFirst("(?m)" + Pattern.quote(removed), ""), FRAGMENTS);

        assertThat(script.problems()).anyMatch(seen -> seen.startsWith(problem));
    }

    static Stream<String> scripts() {
        return REPOSITORY.textFiles().filter(name -> name.matches(FOLDER + "[^/]+\\.lua"));
    }

    private static Map<String, Integer> codesOf(String enumName) throws ReflectiveOperationException {
        var type = Class.forName(enumName);
        var code = type.getDeclaredMethod("code");
        code.setAccessible(true);
        var codes = new TreeMap<String, Integer>();
        for (var constant : type.getEnumConstants()) {
            codes.put(((Enum<?>) constant).name(), (Integer) code.invoke(constant));
        }
        return codes;
    }
}
