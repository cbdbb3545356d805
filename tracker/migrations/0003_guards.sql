-- Step 3: guards. Whatever writes, a row's revision rises by one with its content, no row is deleted
-- except by a purge, which notes itself as 'purging' meanwhile, and the history only grows. Columns that
-- follow from others (sort keys, days, order keys) may be written by themselves.

CREATE TRIGGER "source_revision_rises" BEFORE UPDATE OF
    "kind", "title", "outlet", "author", "url", "archive_url", "published_on", "text", "file_sha256",
    "language", "note", "id", "digest", "deleted_at", "revision", "uid"
ON "source" WHEN NEW."revision" <> OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'guard: the revision must rise by one'); END;
CREATE TRIGGER "source_is_kept" BEFORE DELETE ON "source"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: rows are not deleted'); END;

CREATE TRIGGER "speaker_revision_rises" BEFORE UPDATE OF
    "kind", "name", "latin_name", "on_behalf_of", "wikidata", "note", "source_id", "merged_into_id", "id",
    "digest", "deleted_at", "revision", "uid"
ON "speaker" WHEN NEW."revision" <> OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'guard: the revision must rise by one'); END;
CREATE TRIGGER "speaker_is_kept" BEFORE DELETE ON "speaker"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: rows are not deleted'); END;

CREATE TRIGGER "speaker_alias_revision_rises" BEFORE UPDATE OF
    "speaker_id", "name", "id", "digest", "deleted_at", "revision", "uid"
ON "speaker_alias" WHEN NEW."revision" <> OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'guard: the revision must rise by one'); END;
CREATE TRIGGER "speaker_alias_is_kept" BEFORE DELETE ON "speaker_alias"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: rows are not deleted'); END;

CREATE TRIGGER "speaker_role_revision_rises" BEFORE UPDATE OF
    "speaker_id", "title", "organization", "from_on", "until_on", "id", "digest", "deleted_at", "revision",
    "uid"
ON "speaker_role" WHEN NEW."revision" <> OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'guard: the revision must rise by one'); END;
CREATE TRIGGER "speaker_role_is_kept" BEFORE DELETE ON "speaker_role"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: rows are not deleted'); END;

CREATE TRIGGER "quote_revision_rises" BEFORE UPDATE OF
    "speaker_id", "source_id", "origin_id", "kind", "text", "anchor", "start", "end", "prefix", "suffix",
    "said_on", "said_on_text", "role", "venue", "status", "note", "id", "digest", "deleted_at", "revision",
    "uid"
ON "quote" WHEN NEW."revision" <> OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'guard: the revision must rise by one'); END;
CREATE TRIGGER "quote_is_kept" BEFORE DELETE ON "quote"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: rows are not deleted'); END;

CREATE TRIGGER "claim_revision_rises" BEFORE UPDATE OF
    "text", "topic", "status", "verdict_id", "verdict_note", "verdict_on", "verdict_by", "note", "id",
    "digest", "deleted_at", "revision", "uid"
ON "claim" WHEN NEW."revision" <> OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'guard: the revision must rise by one'); END;
CREATE TRIGGER "claim_is_kept" BEFORE DELETE ON "claim"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: rows are not deleted'); END;

CREATE TRIGGER "verdict_revision_rises" BEFORE UPDATE OF
    "name_ar", "name_en", "value", "colour", "position", "id", "digest", "deleted_at", "revision", "uid"
ON "verdict" WHEN NEW."revision" <> OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'guard: the revision must rise by one'); END;
CREATE TRIGGER "verdict_is_kept" BEFORE DELETE ON "verdict"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: rows are not deleted'); END;

CREATE TRIGGER "link_revision_rises" BEFORE UPDATE OF
    "quote_id", "claim_id", "stance", "focus_start", "focus_end", "note", "id", "digest", "deleted_at",
    "revision"
ON "link" WHEN NEW."revision" <> OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'guard: the revision must rise by one'); END;
CREATE TRIGGER "link_is_kept" BEFORE DELETE ON "link"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: rows are not deleted'); END;

CREATE TRIGGER "saved_filter_revision_rises" BEFORE UPDATE OF
    "name", "spec", "id", "digest", "deleted_at", "revision", "uid"
ON "saved_filter" WHEN NEW."revision" <> OLD."revision" + 1
BEGIN SELECT RAISE(ABORT, 'guard: the revision must rise by one'); END;
CREATE TRIGGER "saved_filter_is_kept" BEFORE DELETE ON "saved_filter"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: rows are not deleted'); END;

CREATE TRIGGER "action_stands" BEFORE UPDATE ON "action"
BEGIN SELECT RAISE(ABORT, 'guard: the history only grows'); END;
CREATE TRIGGER "action_is_kept" BEFORE DELETE ON "action"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: the history only grows'); END;

CREATE TRIGGER "change_stands" BEFORE UPDATE ON "change"
BEGIN SELECT RAISE(ABORT, 'guard: the history only grows'); END;
CREATE TRIGGER "change_is_kept" BEFORE DELETE ON "change"
WHEN NOT EXISTS (SELECT 1 FROM "project" WHERE "key" = 'purging')
BEGIN SELECT RAISE(ABORT, 'guard: the history only grows'); END;
