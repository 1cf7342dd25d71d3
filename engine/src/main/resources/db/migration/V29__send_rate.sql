-- Until when a process has the time to send in a channel: its provider counts over all processes.
CREATE TABLE send_rate (
    channel     VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    taken_until DATETIME(6) NOT NULL
);

INSERT INTO send_rate (channel, taken_until) VALUES ('MAIL', '2026-01-01'), ('TEXT', '2026-01-01');
