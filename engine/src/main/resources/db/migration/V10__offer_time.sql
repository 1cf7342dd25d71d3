-- How long units are kept for an order that was promoted from the waitlist; as long as others where it is null.

ALTER TABLE sale ADD COLUMN offer_millis BIGINT NULL AFTER hold_millis;
