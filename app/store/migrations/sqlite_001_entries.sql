-- Deals, and the chain of entries about them. This file is never edited: its checksum stands in every
-- store; what changes is a new file.

CREATE TABLE migration (
    number   INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,
    checksum TEXT NOT NULL
) STRICT;

CREATE TABLE deal (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE entry (
    entry   INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('deal', 'event', 'plan')),
    deal    INTEGER NOT NULL REFERENCES deal (id),
    number  INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    author  TEXT NOT NULL,
    source  TEXT NOT NULL,
    account TEXT NOT NULL,
    owner   TEXT NOT NULL,
    digest  TEXT NOT NULL,
    body    TEXT NOT NULL,
    hash    TEXT NOT NULL CHECK (length(hash) = 64),
    UNIQUE (deal, kind, number)
) STRICT;

-- Append only. Numbers have no gaps, which also refuses an INSERT OR REPLACE.

CREATE TRIGGER migration_is_kept BEFORE UPDATE ON migration
BEGIN SELECT raise(ABORT, 'migrations are never changed'); END;
CREATE TRIGGER migration_stays BEFORE DELETE ON migration
BEGIN SELECT raise(ABORT, 'migrations are never removed'); END;

CREATE TRIGGER deal_is_kept BEFORE UPDATE ON deal
BEGIN SELECT raise(ABORT, 'deals are never changed'); END;
CREATE TRIGGER deal_stays BEFORE DELETE ON deal
BEGIN SELECT raise(ABORT, 'deals are never removed'); END;
CREATE TRIGGER deal_is_next BEFORE INSERT ON deal
WHEN new.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM deal)
BEGIN SELECT raise(ABORT, 'deals are numbered without gaps'); END;

CREATE TRIGGER entry_is_kept BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'entries are never removed'); END;
CREATE TRIGGER entry_is_next BEFORE INSERT ON entry
WHEN new.entry IS NOT (SELECT coalesce(max(entry), 0) + 1 FROM entry)
    OR new.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry
                          WHERE deal = new.deal AND kind = new.kind)
BEGIN SELECT raise(ABORT, 'entries are numbered without gaps'); END;
