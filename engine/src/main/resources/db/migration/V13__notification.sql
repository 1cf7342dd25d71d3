-- What customers are to be told, each once: the unique key is what a repeat runs into. A row that is DUE is sent when
-- next_at has come. Whoever sends it puts itself down as holder and moves next_at to when it may be taken over. No
-- address is kept here: it is asked for when the mail is sent.

CREATE TABLE notification (
    id           CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL PRIMARY KEY,
    template     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    recipient_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    reference    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    locale       VARCHAR(35) CHARACTER SET ascii NULL,
    data         TEXT        NOT NULL,
    status       VARCHAR(20) CHARACTER SET ascii NOT NULL,
    attempts     INT         NOT NULL DEFAULT 0,
    next_at      DATETIME(3) NOT NULL,
    holder       CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NULL,
    error        VARCHAR(100) CHARACTER SET ascii                  NULL,
    created_at   DATETIME(3) NOT NULL,
    ended_at     DATETIME(3) NULL,
    UNIQUE KEY notification_once (reference, template, recipient_id),
    KEY notification_due (status, next_at)
) DEFAULT CHARSET = utf8mb4;

ALTER TABLE customer_identity ADD KEY mail_of_customer (customer_id, provider);
