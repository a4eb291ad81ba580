-- +goose Up

-- What was run, so that it can be called back at another time. Each query once, with the time at which it was last run.
CREATE TABLE queries (
    pack     TEXT    NOT NULL, -- '' where no pack was open
    datasets TEXT    NOT NULL, -- ids with commas between them
    sql      TEXT    NOT NULL,
    at       INTEGER NOT NULL, -- microseconds since 1970, UTC
    PRIMARY KEY (pack, datasets, sql)
) STRICT;

PRAGMA user_version = 2;
