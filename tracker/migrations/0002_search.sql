-- Step 2: the search index, and indexes from which filters read the live rows in the order of time.

CREATE VIRTUAL TABLE "quote_index" USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize="ascii tokenchars '_'"
);
CREATE VIRTUAL TABLE "claim_index" USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize="ascii tokenchars '_'"
);
CREATE VIRTUAL TABLE "speaker_index" USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize="ascii tokenchars '_'"
);
CREATE VIRTUAL TABLE "source_index" USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize="ascii tokenchars '_'"
);

-- Memory, in bytes, that a large import may fill before words are written: with the usual 1 MB it takes
-- two and a half times as long. What is not needed is not taken.
INSERT INTO "quote_index" ("quote_index", rank) VALUES ('hashsize', 33554432);
INSERT INTO "source_index" ("source_index", rank) VALUES ('hashsize', 33554432);

DROP INDEX "quote_order_key";
DROP INDEX "quote_speaker_id_order_key";
DROP INDEX "quote_source_id_order_key";
DROP INDEX "quote_origin_id";
DROP INDEX "quote_status_order_key";
DROP INDEX "link_claim_id_order_key";

CREATE INDEX "quote_deleted_at_order_key" ON "quote" ("deleted_at", "order_key");
CREATE INDEX "quote_speaker_id_deleted_at_order_key" ON "quote" ("speaker_id", "deleted_at", "order_key");
CREATE INDEX "quote_source_id_deleted_at_order_key" ON "quote" ("source_id", "deleted_at", "order_key");
CREATE INDEX "quote_origin_id_deleted_at_order_key" ON "quote" ("origin_id", "deleted_at", "order_key");
CREATE INDEX "quote_status_deleted_at_order_key" ON "quote" ("status", "deleted_at", "order_key");
CREATE INDEX "quote_role_deleted_at_order_key" ON "quote" ("role", "deleted_at", "order_key") WHERE "role" <> '';
CREATE INDEX "quote_spanning" ON "quote" ("order_key", "last_day")
    WHERE "deleted_at" IS NULL AND "last_day" > "first_day";

ALTER TABLE "link" ADD COLUMN "verdict_id" INTEGER;
UPDATE "link" SET "verdict_id" = (SELECT "verdict_id" FROM "claim" WHERE "claim"."id" = "link"."claim_id");
CREATE INDEX "link_claim_id_deleted_at_order_key" ON "link" ("claim_id", "deleted_at", "order_key");
CREATE INDEX "link_stance_deleted_at_order_key" ON "link" ("stance", "deleted_at", "order_key");
CREATE INDEX "link_verdict_id_deleted_at_order_key" ON "link" ("verdict_id", "deleted_at", "order_key");
