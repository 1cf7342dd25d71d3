package io.flashsale.house;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Lua script as its header describes it and as its body does it.
 *
 * <p>A header is {@code --[[ purpose, KEYS, ARGV, Returns, Cost, Invariant ]]}; numbered entries stand two spaces
 * apart, {@code 5.. name} means the fifth and all after it. Codes are {@code local NAME = number}; limits are named
 * {@code MAX_} or {@code MIN_}. {@code -- include name.lua} brings in a fragment.
 */
final class LuaScript {

    private static final Pattern HEADER = Pattern.compile("\\A--\\[\\[\n(.*?)\n]]\n", Pattern.DOTALL);
    private static final Pattern SECTION = Pattern.compile("  (KEYS|ARGV|Returns|Cost|Invariant|Enum)\\b(.*)");
    private static final Pattern INCLUDE = Pattern.compile("(?m)^-- include (\\w+\\.lua)$");
    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern ENTRY = Pattern.compile("(\\d+)(\\.\\.)? \\S.*");
    private static final Pattern CODE = Pattern.compile("(-?\\d+) ([A-Z][A-Z0-9_]*)");
    private static final Pattern CONSTANT =
            Pattern.compile("(?m)^local (?!MAX_|MIN_)([A-Z][A-Z0-9_]*) *= *(-?\\d+) *$");

    private final Map<String, String> sections = new HashMap<>();
    private final String body;

    /** @param fragments the text of an included file */
    LuaScript(String text, UnaryOperator<String> fragments) {
        var header = HEADER.matcher(text);
        if (header.find()) {
            readSections(header.group(1));
        }
        var rest = sections.isEmpty() ? text : text.substring(header.end());
        var composed = INCLUDE.matcher(rest)
                .replaceAll(include -> Matcher.quoteReplacement(fragments.apply(include.group(1))));
        body = COMMENT.matcher(composed).replaceAll("");
    }

    /** The Java enum with the same codes. */
    Optional<String> enumName() {
        return Optional.ofNullable(sections.get("Enum"));
    }

    /** The codes that the header lists after {@code codes:}, by name. */
    Map<String, Integer> codes() {
        var returns = sections.getOrDefault("Returns", "");
        var listed = returns.contains("codes:") ? returns.substring(returns.indexOf("codes:")) : "";
        var codes = new TreeMap<String, Integer>();
        CODE.matcher(listed).results().forEach(code -> codes.put(code.group(2), Integer.valueOf(code.group(1))));
        return codes;
    }

    /** Where header and body disagree, a sentence each. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        Stream.of("purpose", "KEYS", "ARGV", "Returns", "Cost", "Invariant")
                .filter(section -> sections.getOrDefault(section, "").isBlank())
                .map(section -> "the header has no " + section)
                .forEach(problems::add);
        problems.addAll(numbering("KEYS"));
        problems.addAll(numbering("ARGV"));
        if (!codes().equals(constants())) {
            problems.add("codes: %s in the header, %s in the body".formatted(codes(), constants()));
        }
        if (!codes().isEmpty() && enumName().isEmpty()) {
            problems.add("the header has codes and no Enum");
        }
        return problems;
    }

    private void readSections(String header) {
        var current = "purpose";
        for (var line : header.split("\n")) {
            var section = SECTION.matcher(line);
            if (section.matches()) {
                current = section.group(1);
                line = section.group(2);
            }
            sections.merge(current, line.strip(), (before, more) -> (before + "  " + more).strip());
        }
    }

    private Map<String, Integer> constants() {
        var constants = new TreeMap<String, Integer>();
        CONSTANT.matcher(body)
                .results()
                .forEach(constant -> constants.put(constant.group(1), Integer.valueOf(constant.group(2))));
        return constants;
    }

    private List<String> numbering(String table) {
        var entries = Stream.of(sections.getOrDefault(table, "").split("\\s{2,}"))
                .map(ENTRY::matcher)
                .filter(Matcher::matches)
                .toList();
        var numbers =
                entries.stream().map(entry -> Integer.valueOf(entry.group(1))).toList();
        var open = !entries.isEmpty() && entries.getLast().group(2) != null;
        var used = highestUse(table);
        if (!numbers.equals(IntStream.rangeClosed(1, numbers.size()).boxed().toList())) {
            return List.of("%s: numbered %s (expected: 1, 2, 3 …)".formatted(table, numbers));
        }
        if (open ? used > numbers.size() : used != numbers.size()) {
            return List.of("%s: %d in the header, %d in the body".formatted(table, numbers.size(), used));
        }
        return List.of();
    }

    private int highestUse(String table) {
        return Pattern.compile(table + "\\[(\\d+)]")
                .matcher(body)
                .results()
                .mapToInt(use -> Integer.parseInt(use.group(1)))
                .max()
                .orElse(0);
    }
}
