-- A message goes by mail and perhaps, to those who want it, as a text: each is a row of its own, sent by itself.
ALTER TABLE notification
    ADD COLUMN channel VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'MAIL' AFTER id,
    DROP KEY notification_once,
    ADD UNIQUE KEY notification_once (reference, template, recipient_id, channel),
    DROP KEY notification_due,
    ADD KEY notification_due (channel, status, next_at);

-- Customers who asked to be told by text, too, what cannot wait. The number is the account's: it is not kept here.
CREATE TABLE text_reader (
    customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    since       DATETIME(3) NOT NULL,
    CONSTRAINT text_reader_is_customer FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4;
