-- What a provider has said of somebody in one browser, until that browser has told what for. The code is derived from
-- the attempt: one that comes back a second time finds its row. Who logs in how stands in customer_identity, under the
-- provider and what it calls its people; a mail address stands there under PASSWORD, also where there is no password.

CREATE TABLE social_log_in (
    code_hash     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin           NOT NULL PRIMARY KEY,
    browser_hash  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin           NOT NULL,
    provider      VARCHAR(20) CHARACTER SET ascii                          NOT NULL,
    subject       VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin   NOT NULL,
    name          VARCHAR(100)                                             NOT NULL,
    mail          VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin   NULL,
    mail_verified BOOLEAN                                                  NOT NULL,
    link_id       CHAR(26) CHARACTER SET ascii COLLATE ascii_bin           NULL,
    expires_at    DATETIME(6)                                              NOT NULL,
    used_at       DATETIME(6)                                              NULL,
    KEY log_in_of_link (link_id),
    KEY log_in_by_age (expires_at)
) DEFAULT CHARSET = utf8mb4;
