-- Step 1: every table of a project. A released step is never edited.

CREATE TABLE "project" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
) STRICT;

CREATE TABLE "source" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "deleted_at" TEXT,
    "uid" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "outlet" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "archive_url" TEXT NOT NULL,
    "published_on" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "first_day" TEXT,
    "last_day" TEXT
) STRICT;
CREATE UNIQUE INDEX "source_uid" ON "source" ("uid");
CREATE INDEX "source_sort_key" ON "source" ("sort_key");

CREATE TABLE "speaker" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "deleted_at" TEXT,
    "uid" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "latin_name" TEXT NOT NULL,
    "on_behalf_of" TEXT NOT NULL,
    "wikidata" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "source_id" INTEGER,
    "merged_into_id" INTEGER,
    "sort_key" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "latin_key" TEXT NOT NULL,
    FOREIGN KEY ("source_id") REFERENCES "source" ("id"),
    FOREIGN KEY ("merged_into_id") REFERENCES "speaker" ("id")
) STRICT;
CREATE UNIQUE INDEX "speaker_uid" ON "speaker" ("uid");
CREATE INDEX "speaker_source_id" ON "speaker" ("source_id");
CREATE INDEX "speaker_merged_into_id" ON "speaker" ("merged_into_id");
CREATE INDEX "speaker_sort_key" ON "speaker" ("sort_key");
CREATE INDEX "speaker_name_key" ON "speaker" ("name_key");
CREATE INDEX "speaker_latin_key" ON "speaker" ("latin_key");

CREATE TABLE "speaker_alias" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "deleted_at" TEXT,
    "uid" BLOB NOT NULL,
    "speaker_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    FOREIGN KEY ("speaker_id") REFERENCES "speaker" ("id")
) STRICT;
CREATE UNIQUE INDEX "speaker_alias_uid" ON "speaker_alias" ("uid");
CREATE INDEX "speaker_alias_speaker_id" ON "speaker_alias" ("speaker_id");
CREATE INDEX "speaker_alias_name_key" ON "speaker_alias" ("name_key");

CREATE TABLE "speaker_role" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "deleted_at" TEXT,
    "uid" BLOB NOT NULL,
    "speaker_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "from_on" TEXT NOT NULL,
    "until_on" TEXT NOT NULL,
    "first_day" TEXT,
    "last_day" TEXT,
    FOREIGN KEY ("speaker_id") REFERENCES "speaker" ("id")
) STRICT;
CREATE UNIQUE INDEX "speaker_role_uid" ON "speaker_role" ("uid");
CREATE INDEX "speaker_role_speaker_id" ON "speaker_role" ("speaker_id");

CREATE TABLE "rejected_pair" (
    "speaker_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    PRIMARY KEY ("speaker_id", "other_id"),
    FOREIGN KEY ("speaker_id") REFERENCES "speaker" ("id"),
    FOREIGN KEY ("other_id") REFERENCES "speaker" ("id")
) STRICT;
CREATE INDEX "rejected_pair_speaker_id" ON "rejected_pair" ("speaker_id");
CREATE INDEX "rejected_pair_other_id" ON "rejected_pair" ("other_id");

CREATE TABLE "verdict" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "deleted_at" TEXT,
    "uid" BLOB NOT NULL,
    "name_ar" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "value" INTEGER,
    "colour" TEXT NOT NULL,
    "position" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "verdict_uid" ON "verdict" ("uid");

CREATE TABLE "claim" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "deleted_at" TEXT,
    "uid" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "verdict_id" INTEGER,
    "verdict_note" TEXT NOT NULL,
    "verdict_on" TEXT NOT NULL,
    "verdict_by" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    FOREIGN KEY ("verdict_id") REFERENCES "verdict" ("id")
) STRICT;
CREATE UNIQUE INDEX "claim_uid" ON "claim" ("uid");
CREATE INDEX "claim_verdict_id" ON "claim" ("verdict_id");
CREATE INDEX "claim_sort_key" ON "claim" ("sort_key");

CREATE TABLE "quote" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "deleted_at" TEXT,
    "uid" BLOB NOT NULL,
    "speaker_id" INTEGER NOT NULL,
    "source_id" INTEGER,
    "origin_id" INTEGER,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "said_on" TEXT NOT NULL,
    "said_on_text" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "venue" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "first_day" TEXT,
    "last_day" TEXT,
    "order_key" INTEGER NOT NULL,
    FOREIGN KEY ("speaker_id") REFERENCES "speaker" ("id"),
    FOREIGN KEY ("source_id") REFERENCES "source" ("id"),
    FOREIGN KEY ("origin_id") REFERENCES "source" ("id")
) STRICT;
CREATE UNIQUE INDEX "quote_uid" ON "quote" ("uid");
CREATE INDEX "quote_origin_id" ON "quote" ("origin_id");
CREATE UNIQUE INDEX "quote_order_key" ON "quote" ("order_key");
CREATE INDEX "quote_speaker_id_order_key" ON "quote" ("speaker_id", "order_key");
CREATE INDEX "quote_source_id_order_key" ON "quote" ("source_id", "order_key");
CREATE INDEX "quote_status_order_key" ON "quote" ("status", "order_key");

CREATE TABLE "link" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "deleted_at" TEXT,
    "quote_id" INTEGER NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "stance" TEXT NOT NULL,
    "focus_start" INTEGER,
    "focus_end" INTEGER,
    "note" TEXT NOT NULL,
    "order_key" INTEGER NOT NULL,
    FOREIGN KEY ("quote_id") REFERENCES "quote" ("id"),
    FOREIGN KEY ("claim_id") REFERENCES "claim" ("id")
) STRICT;
CREATE UNIQUE INDEX "link_quote_id_claim_id" ON "link" ("quote_id", "claim_id");
CREATE INDEX "link_claim_id_order_key" ON "link" ("claim_id", "order_key");

CREATE TABLE "saved_filter" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "digest" BLOB NOT NULL,
    "deleted_at" TEXT,
    "uid" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "spec" TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX "saved_filter_uid" ON "saved_filter" ("uid");

CREATE TABLE "import_mapping" (
    "headers" TEXT NOT NULL PRIMARY KEY,
    "spec" TEXT NOT NULL
) STRICT;

CREATE TABLE "dismissed_suggestion" (
    "source_id" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY ("source_id", "start", "end"),
    FOREIGN KEY ("source_id") REFERENCES "source" ("id")
) STRICT;
CREATE INDEX "dismissed_suggestion_source_id" ON "dismissed_suggestion" ("source_id");

CREATE TABLE "draft" (
    "entity" TEXT NOT NULL,
    "row_id" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "base_revision" INTEGER NOT NULL,
    PRIMARY KEY ("entity", "row_id", "field")
) STRICT;

CREATE TABLE "action" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reverts_id" INTEGER,
    FOREIGN KEY ("reverts_id") REFERENCES "action" ("id")
) STRICT;
CREATE INDEX "action_reverts_id" ON "action" ("reverts_id");

CREATE TABLE "change" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "action_id" INTEGER NOT NULL,
    "entity" TEXT NOT NULL,
    "row_id" INTEGER NOT NULL,
    "last_id" INTEGER,
    "before" TEXT,
    "after" TEXT,
    FOREIGN KEY ("action_id") REFERENCES "action" ("id")
) STRICT;
CREATE INDEX "change_action_id" ON "change" ("action_id");
CREATE INDEX "change_entity_row_id" ON "change" ("entity", "row_id");
