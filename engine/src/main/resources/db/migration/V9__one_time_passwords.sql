-- One-time passwords for cash on delivery: the last one of each payment, without the password and without the phone
-- number, of both of which only an HMAC is here. See docs/decisions/018.

CREATE TABLE otp_challenge (
    payment_id  CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    order_id    CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sends       INT         NOT NULL,
    phone_mac   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    code_mac    CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    resend_at   DATETIME(6) NOT NULL,
    expires_at  DATETIME(6) NOT NULL,
    tries_left  INT         NOT NULL,
    verified_at DATETIME(6) NULL,
    KEY otp_by_age (expires_at)
) DEFAULT CHARSET = utf8mb4;

-- Texts of one day, counted for a number, a customer, an address and a sale.

CREATE TABLE otp_budget (
    day     DATE        NOT NULL,
    limited VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    used    INT         NOT NULL,
    PRIMARY KEY (day, limited, subject)
) DEFAULT CHARSET = utf8mb4;
