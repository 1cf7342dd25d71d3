package io.flashsale.development;

import java.nio.file.Path;
import java.util.List;

/** Oracle's MySQL 8.0, from the folder that the Maven profile {@code mysql} unpacks. */
record MySql(Path home) implements MySqlRecipe {

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public Path executable() {
        return home.resolve("bin/mysqld");
    }

    @Override
    public void initialize(Path data) {
        Commands.run(List.of(
                executable().toString(),
                "--no-defaults",
                "--initialize-insecure",
                "--basedir=" + home,
                "--datadir=" + data,
                "--user=" + System.getProperty("user.name")));
    }

    @Override
    public List<String> ownOptions() {
        return List.of("--mysqlx=OFF", "--skip-log-bin");
    }
}
