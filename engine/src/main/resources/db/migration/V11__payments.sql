-- Payments. paid_by and paid_late are the ledger's; the rest of a payment is written by who talks with the provider.

ALTER TABLE orders
    ADD COLUMN paid_by CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER placed_at,
    ADD COLUMN paid_late BOOLEAN NOT NULL DEFAULT FALSE AFTER paid_by;

ALTER TABLE sale
    ADD COLUMN payment_millis BIGINT NOT NULL DEFAULT 600000 AFTER hold_millis,
    ADD COLUMN payment_attempts INT NOT NULL DEFAULT 1 AFTER payment_millis,
    ADD COLUMN cash_up_to DECIMAL(19, 4) NULL AFTER payment_attempts;

-- One attempt to pay one order, with its status since a moment; changed_at moves with each look as well. noted tells
-- whether the log knows of the status; last_attempt whether its failure ends the order. reference and refund_request
-- are the provider's names of the payment and of its refund.
CREATE TABLE payment (
    id             CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    order_id       CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempt        INT            NOT NULL,
    last_attempt   BOOLEAN        NOT NULL,
    method         VARCHAR(10) CHARACTER SET ascii NOT NULL,
    currency       CHAR(3) CHARACTER SET ascii     NOT NULL,
    amount         DECIMAL(19, 4) NOT NULL,
    status         VARCHAR(20) CHARACTER SET ascii NOT NULL,
    noted          BOOLEAN        NOT NULL,
    pay_by         DATETIME(3)    NOT NULL,
    since          DATETIME(3)    NOT NULL,
    changed_at     DATETIME(3)    NOT NULL,
    reference      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    refund_request VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    refund_tries   INT            NOT NULL DEFAULT 0,
    UNIQUE KEY attempt_of_order (order_id, attempt),
    KEY payment_by_status (status, noted, changed_at)
) DEFAULT CHARSET = utf8mb4;

-- What a provider has said of a payment, each thing once.
CREATE TABLE payment_event (
    payment_id  CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    result      VARCHAR(10) CHARACTER SET ascii                   NOT NULL,
    reference   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount      DECIMAL(19, 4) NOT NULL,
    received_at DATETIME(3)    NOT NULL,
    PRIMARY KEY (payment_id, result, reference)
) DEFAULT CHARSET = utf8mb4;
