-- The tables of the main road. One schema for MySQL 8.0 and MariaDB 10.6 or later.
-- Ids are ULIDs in ascii, times are UTC, money has four decimals. The tables that a sale writes have no foreign keys
-- and no more secondary indexes than the readers that are there today need.

CREATE TABLE product (
    id         CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name       VARCHAR(200) NOT NULL,
    created_at DATETIME(6)  NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE sku (
    code       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    product_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    name       VARCHAR(200)   NOT NULL,
    base_price DECIMAL(19, 4) NOT NULL,
    currency   CHAR(3) CHARACTER SET ascii NOT NULL,
    created_at DATETIME(6)    NOT NULL,
    CONSTRAINT sku_of_product FOREIGN KEY (product_id) REFERENCES product (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE price_list (
    id          CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name        VARCHAR(200) NOT NULL,
    type        VARCHAR(10) CHARACTER SET ascii NOT NULL,
    currency    CHAR(3) CHARACTER SET ascii     NOT NULL,
    priority    INT         NULL,
    active_from DATETIME(6) NULL,
    active_to   DATETIME(6) NULL,
    created_at  DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE price_data (
    id                  CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL PRIMARY KEY,
    price_list_id       CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    target_type         VARCHAR(10) CHARACTER SET ascii                   NOT NULL,
    target_id           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount              DECIMAL(19, 4) NOT NULL,
    limited_by_quantity BOOLEAN        NOT NULL,
    starting_quantity   INT            NULL,
    available_quantity  INT            NULL,
    active_from         DATETIME(6)    NULL,
    active_to           DATETIME(6)    NULL,
    created_at          DATETIME(6)    NOT NULL,
    UNIQUE KEY price_of_target (price_list_id, target_type, target_id),
    CONSTRAINT available_is_possible CHECK (available_quantity >= 0 AND available_quantity <= starting_quantity)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE price_data_usage_detail (
    id                         CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    price_data_id              CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer_reference_type    VARCHAR(20) CHARACTER SET ascii                NOT NULL,
    customer_reference_id      CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    transaction_reference_type VARCHAR(20) CHARACTER SET ascii                NOT NULL,
    transaction_reference_id   CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    usage_quantity             INT         NOT NULL,
    usage_date                 DATETIME(6) NOT NULL,
    archived                   BOOLEAN     NOT NULL DEFAULT FALSE,
    archived_at                DATETIME(6) NULL,
    archival_reason            VARCHAR(30) CHARACTER SET ascii NULL,
    UNIQUE KEY usage_of_transaction (transaction_reference_id, price_data_id),
    KEY usage_of_price (price_data_id, archived, usage_quantity)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE sale (
    id                 CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL PRIMARY KEY,
    slug               VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title              VARCHAR(200) NOT NULL,
    price_list_id      CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    opens_at           DATETIME(3)  NOT NULL,
    closes_at          DATETIME(3)  NOT NULL,
    limit_per_customer INT          NOT NULL,
    hold_millis        BIGINT         NOT NULL,
    tokens_per_second  INT          NOT NULL,
    token_burst        INT          NOT NULL,
    waitlist_capacity  INT          NOT NULL,
    state              VARCHAR(10) CHARACTER SET ascii NOT NULL,
    epoch              BIGINT       NOT NULL DEFAULT 0,
    created_at         DATETIME(6)  NOT NULL,
    UNIQUE KEY sale_slug (slug),
    -- units are sold in one place: two sales of one list would each load all of them into Redis
    UNIQUE KEY sale_of_price_list (price_list_id)
) DEFAULT CHARSET = utf8mb4;

-- Written by the ledger only. An order's id begins with the opening time of its sale, so the orders of a sale are a
-- range of the primary key and need no index of their own. answer_number is what the customer was told first: the
-- deadline in ms, or the position.
CREATE TABLE orders (
    id                CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    sale_id           CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer_id       CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status            VARCHAR(20) CHARACTER SET ascii NOT NULL,
    currency          CHAR(3) CHARACTER SET ascii     NOT NULL,
    total             DECIMAL(19, 4) NOT NULL,
    deadline          DATETIME(3)    NULL,
    waitlist_sequence BIGINT         NULL,
    answer_number     BIGINT         NOT NULL,
    fingerprint       CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    placed_at         DATETIME(3)    NOT NULL,
    log_partition     INT            NOT NULL,
    log_offset        BIGINT         NOT NULL
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE order_line (
    order_id      CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    line          SMALLINT       NOT NULL,
    sku           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    quantity      INT            NOT NULL,
    unit_price    DECIMAL(19, 4) NOT NULL,
    price_type    VARCHAR(10) CHARACTER SET ascii                   NOT NULL,
    price_list_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NULL,
    price_data_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NULL,
    PRIMARY KEY (order_id, line)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE customer (
    id         CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name       VARCHAR(100) NOT NULL,
    role       VARCHAR(10) CHARACTER SET ascii NOT NULL,
    created_at DATETIME(6)  NOT NULL
) DEFAULT CHARSET = utf8mb4;

-- A way to prove who one is: for the provider PASSWORD the subject is the mail address in lower case.
CREATE TABLE customer_identity (
    provider    VARCHAR(20) CHARACTER SET ascii                    NOT NULL,
    subject     VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin     NOT NULL,
    secret_hash VARCHAR(200) CHARACTER SET ascii                   NULL,
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (provider, subject)
) DEFAULT CHARSET = utf8mb4;

-- One holder at a time does a thing that only one process may do, for example load a sale into Redis.
CREATE TABLE lease (
    name       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    holder     CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    held_until DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4;
