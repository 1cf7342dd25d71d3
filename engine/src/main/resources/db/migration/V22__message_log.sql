-- What was sent to a customer, the oldest first.
ALTER TABLE notification ADD KEY notification_of_recipient (recipient_id, id);
