-- What the last reconciliation found different. found_at is when it was seen first, run_id the run that saw it last.

CREATE TABLE reconciliation_difference (
    kind     VARCHAR(20) CHARACTER SET ascii NOT NULL,
    id       CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sale_id  CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    in_mysql VARCHAR(20) CHARACTER SET ascii NOT NULL,
    at_gate  VARCHAR(20) CHARACTER SET ascii NULL,
    repaired BOOLEAN     NOT NULL,
    found_at DATETIME(3) NOT NULL,
    run_id   CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (kind, id)
) DEFAULT CHARSET = utf8mb4;
