-- What does this SKU cost? Asked for each item of a cart. And a third kind of price.

CREATE INDEX prices_of_target ON price_data (target_type, target_id);

ALTER TABLE order_line MODIFY COLUMN price_type VARCHAR(20) CHARACTER SET ascii NOT NULL;
