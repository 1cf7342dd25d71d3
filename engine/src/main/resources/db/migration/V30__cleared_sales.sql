-- When the keys of a sale were removed from Redis, long after its end. Null while they may be there.
ALTER TABLE sale ADD COLUMN gate_cleared_at DATETIME(3) NULL AFTER epoch;
