-- Links that were mailed: each is good once and for a while. What opens it is derived from its id by a key that is not
-- in this database; here is its SHA-256.

CREATE TABLE mailed_link (
    token_hash  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    id          CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    purpose     VARCHAR(20) CHARACTER SET ascii                NOT NULL,
    customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    made_at     DATETIME(6) NOT NULL,
    expires_at  DATETIME(6) NOT NULL,
    used_at     DATETIME(6) NULL,
    KEY link_of_customer (customer_id, purpose, made_at),
    KEY link_by_age (expires_at)
) DEFAULT CHARSET = utf8mb4;

-- When somebody has shown that the mails to this address are theirs.
ALTER TABLE customer_identity ADD COLUMN verified_at DATETIME(6) NULL;
