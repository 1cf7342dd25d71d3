-- What customers tell of themselves. All of it goes when the account is deleted; orders name only the customer's id.

ALTER TABLE customer ADD COLUMN phone VARCHAR(16) CHARACTER SET ascii NULL;

CREATE TABLE customer_address (
    customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    place       SMALLINT     NOT NULL,
    name        VARCHAR(100) NOT NULL,
    line1       VARCHAR(200) NOT NULL,
    line2       VARCHAR(200) NULL,
    city        VARCHAR(100) NOT NULL,
    region      VARCHAR(100) NULL,
    postal_code VARCHAR(20)  NOT NULL,
    country     CHAR(2) CHARACTER SET ascii NOT NULL,
    PRIMARY KEY (customer_id, place)
) DEFAULT CHARSET = utf8mb4;
