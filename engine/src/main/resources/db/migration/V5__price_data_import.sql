-- Imports of price data. What an import has read lies in price_data_import_row until it is decided about, where no
-- sale sees it. A row whose import is not RUNNING is waste; the next import sweeps it.

CREATE TABLE price_data_import (
    id            VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    price_list_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    mode          VARCHAR(10) CHARACTER SET ascii NOT NULL,
    state         VARCHAR(10) CHARACTER SET ascii NOT NULL,
    rows_read     INT         NOT NULL,
    accepted      INT         NOT NULL,
    unchanged     INT         NOT NULL,
    wrong         INT         NOT NULL,
    -- the first problems, a list in JSON
    problems      MEDIUMTEXT  NOT NULL,
    started_at    DATETIME(6) NOT NULL,
    ended_at      DATETIME(6) NULL,
    KEY import_by_start (started_at),
    KEY import_by_state (state)
) DEFAULT CHARSET = utf8mb4;

-- Numbered without gaps, so that they are published in portions of one size. Without an id: the price is there.
CREATE TABLE price_data_import_row (
    import_id           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    position            INT            NOT NULL,
    line                INT            NOT NULL,
    price_data_id       CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NULL,
    target_id           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount              DECIMAL(19, 4) NOT NULL,
    limited_by_quantity BOOLEAN        NOT NULL,
    starting_quantity   INT            NULL,
    offered_quantity    INT            NULL,
    active_from         DATETIME(6)    NULL,
    active_to           DATETIME(6)    NULL,
    PRIMARY KEY (import_id, position),
    UNIQUE KEY target_once (import_id, target_id)
) DEFAULT CHARSET = utf8mb4;
