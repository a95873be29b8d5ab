-- A fourth kind of entry: how a deal ended, as it was computed then. SQLite changes no check of a table,
-- so the entries move to one that has the new check; each stays what it is. This file is never edited.

CREATE TABLE entry_with_debriefs (
    entry   INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('deal', 'event', 'plan', 'debrief')),
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

INSERT INTO entry_with_debriefs (entry, kind, deal, number, at, author, source, account, owner, digest,
                                 body, hash)
    SELECT entry, kind, deal, number, at, author, source, account, owner, digest, body, hash
    FROM entry ORDER BY entry;

DROP TABLE entry;
ALTER TABLE entry_with_debriefs RENAME TO entry;

CREATE TRIGGER entry_is_kept BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'entries are never removed'); END;
CREATE TRIGGER entry_is_next BEFORE INSERT ON entry
WHEN new.entry IS NOT (SELECT coalesce(max(entry), 0) + 1 FROM entry)
    OR new.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry
                          WHERE deal = new.deal AND kind = new.kind)
BEGIN SELECT raise(ABORT, 'entries are numbered without gaps'); END;
