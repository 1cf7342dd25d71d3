-- Until when the sending of each channel is booked, by all processes together: a provider counts over all of them.
CREATE TABLE send_rate (
    channel      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    booked_until DATETIME(6) NOT NULL
);

INSERT INTO send_rate (channel, booked_until) VALUES ('MAIL', '2026-01-01'), ('TEXT', '2026-01-01');
