-- How an order has gone to its customer; the ledger's, as the rest of the row. At the end of it, so that no row is
-- written anew.
ALTER TABLE orders
    ADD COLUMN carrier VARCHAR(64) CHARACTER SET utf8mb4 NULL,
    ADD COLUMN waybill VARCHAR(64) CHARACTER SET utf8mb4 NULL,
    ADD COLUMN shipped_at DATETIME(3) NULL,
    ADD COLUMN delivered_at DATETIME(3) NULL;
