-- Usage details end by a purge. Units whose detail was deleted while it was not archived stay with their price:
-- offered = available + used + purged, at any time.

ALTER TABLE price_data ADD COLUMN purged_quantity INT NOT NULL DEFAULT 0 AFTER available_quantity;

-- The index by price gets the id before the quantity, so that the usages of a price are read page by page; the sum of
-- the balance is still in the index. The one by customer is new: see docs/decisions/013.

ALTER TABLE price_data_usage_detail
    DROP KEY usage_of_price,
    ADD KEY usage_of_price (price_data_id, archived, id, usage_quantity),
    ADD KEY usage_of_customer (customer_reference_id);

-- What ran when, once a schedule however many processes there are. A run without an end is to be worked on.

CREATE TABLE job_run (
    id            CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL PRIMARY KEY,
    job           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scheduled_for DATETIME(6)  NOT NULL,
    started_at    DATETIME(6)  NULL,
    ended_at      DATETIME(6)  NULL,
    rows_done     BIGINT       NOT NULL DEFAULT 0,
    status        VARCHAR(10) CHARACTER SET ascii NOT NULL,
    error         VARCHAR(500) NULL,
    UNIQUE KEY run_of_schedule (job, scheduled_for)
) DEFAULT CHARSET = utf8mb4;
