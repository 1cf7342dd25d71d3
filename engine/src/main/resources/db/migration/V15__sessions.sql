-- What a log-in begins. Its refresh tokens are one family: when one comes a second time the session ends, and with it
-- all of them. expires_at moves with each refresh, never beyond lasts_until.

CREATE TABLE customer_session (
    id          CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    began_at    DATETIME(6) NOT NULL,
    expires_at  DATETIME(6) NOT NULL,
    lasts_until DATETIME(6) NOT NULL,
    ended_at    DATETIME(6) NULL,
    ended_by    VARCHAR(20) CHARACTER SET ascii NULL,
    KEY session_of_customer (customer_id, ended_at),
    KEY session_by_age (expires_at)
) DEFAULT CHARSET = utf8mb4;

-- Each is good once. Only its SHA-256 is here. A used one is kept for its life, to be known when it comes again.
CREATE TABLE refresh_token (
    token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    session_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    used_at    DATETIME(6) NULL,
    KEY token_by_age (expires_at)
) DEFAULT CHARSET = utf8mb4;
