package io.flashsale.development;

import java.net.URI;

/** {@code mysql://user:password@host:port/database}: one address, spelled for each driver. */
record MySqlUrl(String user, String password, String host, int port, String database) {

    /** Name of our account, its password, and the default database. */
    static final String NAME = "flashsale";

    static MySqlUrl local(int port) {
        return new MySqlUrl(NAME, NAME, "127.0.0.1", port, NAME);
    }

    static MySqlUrl parse(String url) {
        var uri = URI.create(url);
        var account = String.valueOf(uri.getUserInfo()).split(":", 2);
        if (!"mysql".equals(uri.getScheme())
                || account.length < 2
                || uri.getPath().length() < 2) {
            throw new IllegalArgumentException(
                    "FLASHSALE_MYSQL_URL: %s (expected: mysql://user:password@host:port/database)".formatted(url));
        }
        var port = uri.getPort() < 0 ? 3306 : uri.getPort();
        return new MySqlUrl(
                account[0], account[1], uri.getHost(), port, uri.getPath().substring(1));
    }

    MySqlUrl withDatabase(String other) {
        return new MySqlUrl(user, password, host, port, other);
    }

    /** For MariaDB's driver, which speaks to both; account included. */
    String jdbc() {
        return "jdbc:mariadb://%s:%d/%s?user=%s&password=%s&allowPublicKeyRetrieval=true"
                .formatted(host, port, database, user, password);
    }

    String r2dbc() {
        return "r2dbc:" + this;
    }

    @Override
    public String toString() {
        return "mysql://%s:%s@%s:%d/%s".formatted(user, password, host, port, database);
    }
}
