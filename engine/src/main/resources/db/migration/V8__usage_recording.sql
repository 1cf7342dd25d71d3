-- Usages that other systems record: their references are texts of their own, and one transaction may be recorded again
-- after a rollback. attempt tells these apart, counted from 1; it is 0 for an order of ours. See docs/decisions/016.

ALTER TABLE price_data_usage_detail
    MODIFY COLUMN customer_reference_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    MODIFY COLUMN transaction_reference_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ADD COLUMN attempt INT NOT NULL DEFAULT 0 AFTER transaction_reference_id,
    DROP KEY usage_of_transaction,
    ADD UNIQUE KEY usage_of_transaction (transaction_reference_id, price_data_id, transaction_reference_type, attempt);

-- Which order an attempt became. Written by the ledger, for recordings only.

CREATE TABLE usage_recording (
    transaction_reference_id   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    transaction_reference_type VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempt                    INT         NOT NULL,
    order_id                   CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    customer_reference_type    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer_reference_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (transaction_reference_id, transaction_reference_type, attempt)
) DEFAULT CHARSET = utf8mb4;
