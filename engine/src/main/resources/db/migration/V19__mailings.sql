-- Mails to all who registered for a sale, or all who want news. Their messages are made page by page, in the order of
-- customer ids: last_id is the last of the page before. After ends_at nobody wants them any more.
CREATE TABLE mailing (
    sale_id    CHAR(26) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    template   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    last_id    VARCHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    messages   BIGINT      NOT NULL DEFAULT 0,
    begun_at   DATETIME(3) NOT NULL,
    ends_at    DATETIME(3) NOT NULL,
    ended_at   DATETIME(3) NULL,
    PRIMARY KEY (sale_id, template),
    KEY mailing_under_way (ended_at, begun_at)
) DEFAULT CHARSET = utf8mb4;

-- Customers who asked for news.
CREATE TABLE news_reader (
    customer_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    since       DATETIME(3) NOT NULL
) DEFAULT CHARSET = utf8mb4;
