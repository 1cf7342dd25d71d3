package io.flashsale.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TidyTests {

    private static final Pattern TEST_COMMAND =
            Pattern.compile("<!-- test -->\\s+```bash\\n(.+)\\n```\\s+<!-- /test -->");

    private final Repository repository = new Repository();

    @Test
    void everyFileIsTidy() {
        var texts = repository.textFiles().collect(Collectors.toMap(name -> name, repository::text));

        assertThat(Tidiness.problems(texts)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.java, 'int a; // TO~DO', is left over",
        "a.yml, 'folder: /ro~ot/data', names a path of one machine",
        "a.json, 'https://registry.npm~js.org/x', names the host of a registry",
        "a.lua, 'local\ta', has a tab",
    })
    void untidinessIsSeen(String name, String line, String problem) {
        assertThat(Tidiness.problems(Map.of(name, line.replace("~", "")))).containsExactly(name + ":1 " + problem);
    }

    @Test
    void lengthsAreSeen() {
        var method = "class A {\n  void m() {\n" + "    m();\n".repeat(39) + "  }\n}\n";
        var file = "// line\n".repeat(301);
        var line = "//" + " x".repeat(60);

        assertThat(Tidiness.problems(Map.of("A.java", method)))
                .containsExactly("A.java:2 m has 41 lines (expected: at most 40)");
        assertThat(Tidiness.problems(Map.of("A.java", file)))
                .containsExactly("A.java has 301 lines (expected: at most 300)");
        assertThat(Tidiness.problems(Map.of("A.java", line)))
                .containsExactly("A.java:1 has 122 columns (expected: at most 120)");
    }

    @Test
    void whatANewcomerLooksForIsThere() {
        assertThat(repository.path("LICENSE")).isNotEmptyFile();
        assertThat(repository.path("README.md")).isNotEmptyFile();
        assertThat(repository.path(".ci/run")).isExecutable();
    }

    @Test
    void ciRunsTheTestCommandOfTheReadme() {
        var readme = TEST_COMMAND.matcher(repository.text("README.md"));

        assertThat(readme.find())
                .as("README.md names its test command between <!-- test --> marks")
                .isTrue();
        assertThat(repository.text(".ci/run").lines().toList().getLast()).isEqualTo(readme.group(1));
    }
}
