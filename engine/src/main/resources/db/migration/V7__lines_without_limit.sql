-- An order that was a cart has lines whose price is not limited: the gate holds nothing for them.

ALTER TABLE order_line ADD COLUMN limited BOOLEAN NOT NULL DEFAULT TRUE;
