-- Messages wait in classes that have their turns: an offer does not wait for the mails of a whole rush.
ALTER TABLE notification
    ADD COLUMN queue_class VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ORDINARY' AFTER channel,
    DROP KEY notification_due,
    ADD KEY notification_due (channel, status, queue_class, next_at);
