-- Units added to a limited price, or taken from it, after its creation: who wanted it, when and why. PENDING until it
-- is decided; APPLIED when the three quantities of the price contain it, REFUSED when they never will. Settled when the
-- gate is known to act by that.

CREATE TABLE stock_adjustment (
    id              CHAR(26) CHARACTER SET ascii COLLATE ascii_bin     NOT NULL PRIMARY KEY,
    price_data_id   CHAR(26) CHARACTER SET ascii COLLATE ascii_bin     NOT NULL,
    adjusted_by     CHAR(26) CHARACTER SET ascii COLLATE ascii_bin     NOT NULL,
    idempotency_key VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    delta           INT          NOT NULL,
    reason          VARCHAR(200) NOT NULL,
    adjusted_at     DATETIME(6)  NOT NULL,
    state           VARCHAR(10) CHARACTER SET ascii NOT NULL,
    settled         BOOLEAN      NOT NULL DEFAULT FALSE,
    UNIQUE KEY adjustment_of_key (price_data_id, adjusted_by, idempotency_key),
    KEY unsettled_adjustments (settled, id)
) DEFAULT CHARSET = utf8mb4;
