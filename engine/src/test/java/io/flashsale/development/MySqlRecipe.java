package io.flashsale.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What MariaDB and MySQL have in common: settings, our account, and how to tell that they are up. */
sealed interface MySqlRecipe extends Recipe permits MariaDb, MySql {

    /** An empty database and an account that may do everything; the server runs it at each start. */
    String INIT_SQL = """
            CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4;
            CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%1$s';
            GRANT ALL ON *.* TO '%1$s'@'%%';
            """.formatted(MySqlUrl.NAME);

    Path home();

    Path executable();

    /** Lays out the server's own tables; takes seconds. */
    void initialize(Path data);

    /** Options that only this product has. */
    List<String> ownOptions();

    @Override
    default void prepare(Path data) {
        Folders.copy(Folders.cached(home().getFileName() + "-data", this::initialize), data);
    }

    @Override
    default List<String> command(Path data, int port) {
        var command = new ArrayList<>(List.of(
                executable().toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + home(),
                "--datadir=" + data,
                "--init-file=" + initFile(data),
                "--socket=" + data.resolve("s.sock"),
                "--pid-file=" + data.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                "--character-set-server=utf8mb4",
                "--default-time-zone=+00:00",
                "--max-connections=200",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=512M",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-lock-wait-timeout=5"));
        command.addAll(ownOptions());
        return command;
    }

    @Override
    default boolean answers(int port) {
        try (var connection = DriverManager.getConnection(MySqlUrl.local(port).jdbc() + "&connectTimeout=1000")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static Path initFile(Path data) {
        try {
            return Files.writeString(data.resolveSibling("init.sql"), INIT_SQL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
