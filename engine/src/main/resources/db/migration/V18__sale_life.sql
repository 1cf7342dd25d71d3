-- When the organiser ended a sale: perhaps before closes_at, perhaps before it opened.
ALTER TABLE sale ADD COLUMN closed_at DATETIME(3) NULL AFTER closes_at;

UPDATE sale SET closed_at = LEAST(closes_at, UTC_TIMESTAMP(3)) WHERE state = 'CLOSED';

-- What has become of a sale by time or by its organiser, and others hang something on. The key lets one process take a
-- step, once. due_at is when its time had come, taken_at when somebody saw that.
CREATE TABLE sale_step (
    sale_id  CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    step     VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    due_at   DATETIME(3) NOT NULL,
    taken_at DATETIME(6) NOT NULL,
    PRIMARY KEY (sale_id, step)
) DEFAULT CHARSET = utf8mb4;

-- Sales that live already are no news.
INSERT INTO sale_step (sale_id, step, due_at, taken_at)
SELECT id, 'ANNOUNCED', created_at, UTC_TIMESTAMP(6) FROM sale WHERE state <> 'DRAFT';
