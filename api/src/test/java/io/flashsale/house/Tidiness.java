package io.flashsale.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What is untidy in files, a sentence each. */
final class Tidiness {

    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 40;
    private static final int COLUMNS = 120;
    private static final Set<String> OURS = Set.of("java", "lua", "sql", "yml", "xml", "md", "sh", "run");
    private static final Set<String> NOT_OURS = Set.of("mvnw", "mvnw.cmd", "LICENSE");

    private static final Pattern LEFT_OVER = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?:^|[^\\w.])/(?:(?:work|root|farm)/|usr/lib/jvm|home/\\w+/|Users/\\w+/)");
    private static final Pattern REGISTRY_HOST =
            Pattern.compile("repo\\d?[.]maven[.]|registry[.]npmjs[.]|deb[.]debian[.]");

    private Tidiness() {}

    /** @param texts by the names of their files */
    static List<String> problems(Map<String, String> texts) {
        var problems = new ArrayList<String>();
        var java = new ArrayList<JavaFileObject>();
        new TreeMap<>(texts).forEach((name, text) -> {
            if (!NOT_OURS.contains(name)) {
                inEachLine(name, text.split("\n", -1)).forEach(problems::add);
            }
            if (name.endsWith(".java")) {
                ofLength(name, text.lines().count()).forEach(problems::add);
                java.add(source(name, text));
            }
        });
        problems.addAll(longMethods(java));
        return problems;
    }

    private static Stream<String> inEachLine(String name, String[] lines) {
        return IntStream.range(0, lines.length)
                .boxed()
                .flatMap(i -> inLine(name, lines[i]).map(problem -> "%s:%d %s".formatted(name, i + 1, problem)));
    }

    private static Stream<String> inLine(String name, String line) {
        var problems = new ArrayList<String>();
        if (LEFT_OVER.matcher(line).find()) {
            problems.add("is left over");
        }
        if (MACHINE_PATH.matcher(line).find()) {
            problems.add("names a path of one machine");
        }
        if (REGISTRY_HOST.matcher(line).find() && !name.startsWith(".mvn/wrapper/")) {
            problems.add("names the host of a registry");
        }
        if (OURS.contains(Repository.extension(name))) {
            problems.addAll(ofForm(line));
        }
        return problems.stream();
    }

    private static List<String> ofForm(String line) {
        var problems = new ArrayList<String>();
        if (line.contains("\t")) {
            problems.add("has a tab");
        }
        if (line.length() > COLUMNS && !line.contains("://")) {
            problems.add("has %d columns (expected: at most %d)".formatted(line.length(), COLUMNS));
        }
        return problems;
    }

    private static Stream<String> ofLength(String name, long lines) {
        return lines > FILE_LINES
                ? Stream.of("%s has %d lines (expected: at most %d)".formatted(name, lines, FILE_LINES))
                : Stream.empty();
    }

    private static List<String> longMethods(List<JavaFileObject> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, _ -> {}, List.of("-proc:none"), null, sources);
        var finder = new LongMethods(Trees.instance(task).getSourcePositions());
        try {
            task.parse().forEach(unit -> finder.scan(unit, unit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return finder.problems;
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static final class LongMethods extends TreeScanner<@Nullable Void, CompilationUnitTree> {

        private final SourcePositions positions;
        private final List<String> problems = new ArrayList<>();

        LongMethods(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            var lines = unit.getLineMap();
            var first = lines.getLineNumber(positions.getStartPosition(unit, method));
            var length = lines.getLineNumber(positions.getEndPosition(unit, method)) - first + 1;
            if (length > METHOD_LINES) {
                problems.add("%s:%d %s has %d lines (expected: at most %d)"
                        .formatted(name(unit), first, method.getName(), length, METHOD_LINES));
            }
            return super.visitMethod(method, unit);
        }

        private static String name(CompilationUnitTree unit) {
            return unit.getSourceFile().toUri().getPath().substring(1);
        }
    }
}
