-- What was sent about an order or a sale, the oldest first.
ALTER TABLE notification ADD KEY notification_of_reference (reference, id);
