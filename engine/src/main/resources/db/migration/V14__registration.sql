-- Registration for a sale. A sale that asks for it has both times of its window.

ALTER TABLE sale
    ADD COLUMN registration_opens_at DATETIME(3) NULL AFTER closes_at,
    ADD COLUMN registration_closes_at DATETIME(3) NULL AFTER registration_opens_at;

-- A row stays when the customer withdraws: the version says which of two words about a customer is the later one.
-- Told: whether the gate has been told of this version.
CREATE TABLE sale_registration (
    sale_id     CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    registered  BOOLEAN NOT NULL,
    changed_at  DATETIME(3) NOT NULL,
    version     INT NOT NULL,
    told        BOOLEAN NOT NULL,
    PRIMARY KEY (sale_id, customer_id),
    KEY untold_registration (sale_id, told, changed_at)
) DEFAULT CHARSET = utf8mb4;
