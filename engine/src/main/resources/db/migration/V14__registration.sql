-- Registration for a sale. A sale that asks for it has both times of its window.

ALTER TABLE sale
    ADD COLUMN registration_opens_at DATETIME(3) NULL AFTER closes_at,
    ADD COLUMN registration_closes_at DATETIME(3) NULL AFTER registration_opens_at;

CREATE TABLE sale_registration (
    sale_id       CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer_id   CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    registered_at DATETIME(3) NOT NULL,
    PRIMARY KEY (sale_id, customer_id)
) DEFAULT CHARSET = utf8mb4;

-- Who registered or withdrew, as long as the gate does not know: a row is written with the change and goes when the
-- gate has been told.
CREATE TABLE registration_change (
    sale_id     CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    changed_at  DATETIME(3) NOT NULL,
    PRIMARY KEY (sale_id, customer_id)
) DEFAULT CHARSET = utf8mb4;
