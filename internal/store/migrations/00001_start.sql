-- +goose Up

-- What the learner answered. Rows are added and never changed; two stores merge by id.
CREATE TABLE attempts (
    seq          INTEGER PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE, -- UUIDv7
    at           INTEGER NOT NULL,        -- microseconds since 1970, UTC
    zone         INTEGER NOT NULL,        -- the learner's clock then: seconds east of UTC
    pack         TEXT    NOT NULL,
    exercise     TEXT    NOT NULL,
    lesson       TEXT    NOT NULL,
    pack_version TEXT    NOT NULL,
    content_hash TEXT    NOT NULL,
    answer       TEXT    NOT NULL,
    verdict      TEXT    NOT NULL,
    code         TEXT    NOT NULL,
    score        INTEGER NOT NULL,
    hints        INTEGER NOT NULL,
    seed         INTEGER NOT NULL,
    elapsed      INTEGER NOT NULL,        -- microseconds
    face         TEXT    NOT NULL
) STRICT;

CREATE INDEX attempts_by_exercise ON attempts (pack, exercise, at);

-- What follows from the attempts, kept up to date in the transaction that adds them; can be rebuilt from them.
CREATE TABLE standings (
    pack          TEXT    NOT NULL,
    exercise      TEXT    NOT NULL,
    attempts      INTEGER NOT NULL,
    correct       INTEGER NOT NULL,
    correct_hash  TEXT    NOT NULL,
    correct_at    INTEGER NOT NULL, -- microseconds since 1970; 0 when never
    points        INTEGER NOT NULL,
    skipped       INTEGER NOT NULL,
    revealed      INTEGER NOT NULL,
    revealed_hash TEXT    NOT NULL,
    revealed_at   INTEGER NOT NULL,
    hints         INTEGER NOT NULL,
    last_at       INTEGER NOT NULL,
    PRIMARY KEY (pack, exercise)
) STRICT, WITHOUT ROWID;

CREATE TABLE days (
    date     TEXT    NOT NULL PRIMARY KEY, -- YYYY-MM-DD on the learner's clock
    attempts INTEGER NOT NULL,
    correct  INTEGER NOT NULL,
    spent    INTEGER NOT NULL,             -- microseconds
    last_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Unfinished work.
CREATE TABLE drafts (
    pack     TEXT    NOT NULL,
    exercise TEXT    NOT NULL,
    text     TEXT    NOT NULL,
    cursor   INTEGER NOT NULL,
    updated  INTEGER NOT NULL,
    PRIMARY KEY (pack, exercise)
) STRICT;

CREATE TABLE hints (
    pack     TEXT    NOT NULL,
    exercise TEXT    NOT NULL,
    seen     INTEGER NOT NULL,
    PRIMARY KEY (pack, exercise)
) STRICT, WITHOUT ROWID;

CREATE TABLE positions (
    pack     TEXT    NOT NULL,
    lesson   TEXT    NOT NULL,
    block    INTEGER NOT NULL,
    line     INTEGER NOT NULL,
    screen   TEXT    NOT NULL,
    exercise TEXT    NOT NULL,
    ended    INTEGER NOT NULL,
    updated  INTEGER NOT NULL,
    PRIMARY KEY (pack, lesson)
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
