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

-- What most filters ask of a quote stands in the index itself: 22 bytes a quote, and ten times as fast.
CREATE INDEX "quote_deleted_at_order_key_speaker_id_source_id_status_kind" ON "quote"
    ("deleted_at", "order_key", "speaker_id", "source_id", "status", "kind");
CREATE INDEX "quote_speaker_id_deleted_at_order_key" ON "quote" ("speaker_id", "deleted_at", "order_key");
CREATE INDEX "quote_source_id_deleted_at_order_key" ON "quote" ("source_id", "deleted_at", "order_key");
CREATE INDEX "quote_origin_id_deleted_at_order_key" ON "quote" ("origin_id", "deleted_at", "order_key")
    WHERE "origin_id" IS NOT NULL;
CREATE INDEX "quote_status_deleted_at_order_key" ON "quote" ("status", "deleted_at", "order_key");
CREATE INDEX "quote_role_deleted_at_order_key" ON "quote" ("role", "deleted_at", "order_key") WHERE "role" <> '';
CREATE INDEX "quote_spanning" ON "quote" ("order_key", "last_day")
    WHERE "deleted_at" IS NULL AND "last_day" > "first_day";

ALTER TABLE "link" ADD COLUMN "verdict_id" INTEGER;
UPDATE "link" SET "verdict_id" = (SELECT "verdict_id" FROM "claim" WHERE "claim"."id" = "link"."claim_id");
CREATE INDEX "link_claim_id_deleted_at_order_key" ON "link" ("claim_id", "deleted_at", "order_key");
CREATE INDEX "link_stance_deleted_at_order_key" ON "link" ("stance", "deleted_at", "order_key");
CREATE INDEX "link_verdict_id_deleted_at_order_key" ON "link" ("verdict_id", "deleted_at", "order_key")
    WHERE "verdict_id" IS NOT NULL;
CREATE INDEX "source_outlet" ON "source" ("outlet");

-- How many live quotes there are of each status, kind and day, and with a live link of each stance or
-- verdict: totals without counting.
CREATE TABLE "tally" (
    "what" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    PRIMARY KEY ("what", "value")
) STRICT, WITHOUT ROWID;

INSERT INTO "tally"
    SELECT 'status', "status", count(*) FROM "quote" WHERE "deleted_at" IS NULL GROUP BY 2
    UNION ALL SELECT 'kind', "kind", count(*) FROM "quote" WHERE "deleted_at" IS NULL GROUP BY 2
    UNION ALL SELECT 'day', coalesce("first_day", ''), count(*) FROM "quote" WHERE "deleted_at" IS NULL GROUP BY 2
    UNION ALL SELECT 'stance', "stance", count(DISTINCT "quote_id") FROM "link" WHERE "deleted_at" IS NULL GROUP BY 2
    UNION ALL SELECT 'verdict', CAST("verdict_id" AS TEXT), count(DISTINCT "quote_id") FROM "link"
        WHERE "deleted_at" IS NULL AND "verdict_id" IS NOT NULL GROUP BY 2;


CREATE TRIGGER "quote_tallied" AFTER INSERT ON "quote" WHEN new."deleted_at" IS NULL BEGIN
    INSERT INTO "tally" VALUES ('status', new."status", 1), ('kind', new."kind", 1),
        ('day', coalesce(new."first_day", ''), 1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
CREATE TRIGGER "quote_untallied" AFTER UPDATE OF "status", "kind", "first_day", "deleted_at" ON "quote" WHEN old."deleted_at" IS NULL BEGIN
    INSERT INTO "tally" VALUES ('status', old."status", -1), ('kind', old."kind", -1),
        ('day', coalesce(old."first_day", ''), -1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
CREATE TRIGGER "quote_tallied_anew" AFTER UPDATE OF "status", "kind", "first_day", "deleted_at" ON "quote" WHEN new."deleted_at" IS NULL BEGIN
    INSERT INTO "tally" VALUES ('status', new."status", 1), ('kind', new."kind", 1),
        ('day', coalesce(new."first_day", ''), 1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
CREATE TRIGGER "quote_gone" AFTER DELETE ON "quote" WHEN old."deleted_at" IS NULL BEGIN
    INSERT INTO "tally" VALUES ('status', old."status", -1), ('kind', old."kind", -1),
        ('day', coalesce(old."first_day", ''), -1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;

-- A quote counts once, however many of its links are of one stance: with the first, until the last is gone.
CREATE TRIGGER "link_stance_tallied" AFTER INSERT ON "link" WHEN new."deleted_at" IS NULL AND NOT EXISTS (
    SELECT 1 FROM "link" INDEXED BY "link_quote_id_claim_id" WHERE "quote_id" = new."quote_id"
        AND "deleted_at" IS NULL AND "stance" = new."stance" AND "id" <> new."id"
) BEGIN
    INSERT INTO "tally" VALUES ('stance', new."stance", 1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
CREATE TRIGGER "link_stance_untallied" AFTER UPDATE OF "stance", "deleted_at" ON "link" WHEN old."deleted_at" IS NULL AND NOT EXISTS (
    SELECT 1 FROM "link" INDEXED BY "link_quote_id_claim_id" WHERE "quote_id" = old."quote_id"
        AND "deleted_at" IS NULL AND "stance" = old."stance" AND "id" <> old."id"
) BEGIN
    INSERT INTO "tally" VALUES ('stance', old."stance", -1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
CREATE TRIGGER "link_stance_tallied_anew" AFTER UPDATE OF "stance", "deleted_at" ON "link" WHEN new."deleted_at" IS NULL AND NOT EXISTS (
    SELECT 1 FROM "link" INDEXED BY "link_quote_id_claim_id" WHERE "quote_id" = new."quote_id"
        AND "deleted_at" IS NULL AND "stance" = new."stance" AND "id" <> new."id"
) BEGIN
    INSERT INTO "tally" VALUES ('stance', new."stance", 1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
CREATE TRIGGER "link_stance_gone" AFTER DELETE ON "link" WHEN old."deleted_at" IS NULL AND NOT EXISTS (
    SELECT 1 FROM "link" INDEXED BY "link_quote_id_claim_id" WHERE "quote_id" = old."quote_id"
        AND "deleted_at" IS NULL AND "stance" = old."stance" AND "id" <> old."id"
) BEGIN
    INSERT INTO "tally" VALUES ('stance', old."stance", -1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
CREATE TRIGGER "link_verdict_tallied" AFTER INSERT ON "link" WHEN new."deleted_at" IS NULL AND new."verdict_id" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "link" INDEXED BY "link_quote_id_claim_id" WHERE "quote_id" = new."quote_id"
        AND "deleted_at" IS NULL AND "verdict_id" = new."verdict_id" AND "id" <> new."id"
) BEGIN
    INSERT INTO "tally" VALUES ('verdict', CAST(new."verdict_id" AS TEXT), 1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
CREATE TRIGGER "link_verdict_untallied" AFTER UPDATE OF "verdict_id", "deleted_at" ON "link" WHEN old."deleted_at" IS NULL AND old."verdict_id" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "link" INDEXED BY "link_quote_id_claim_id" WHERE "quote_id" = old."quote_id"
        AND "deleted_at" IS NULL AND "verdict_id" = old."verdict_id" AND "id" <> old."id"
) BEGIN
    INSERT INTO "tally" VALUES ('verdict', CAST(old."verdict_id" AS TEXT), -1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
CREATE TRIGGER "link_verdict_tallied_anew" AFTER UPDATE OF "verdict_id", "deleted_at" ON "link" WHEN new."deleted_at" IS NULL AND new."verdict_id" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "link" INDEXED BY "link_quote_id_claim_id" WHERE "quote_id" = new."quote_id"
        AND "deleted_at" IS NULL AND "verdict_id" = new."verdict_id" AND "id" <> new."id"
) BEGIN
    INSERT INTO "tally" VALUES ('verdict', CAST(new."verdict_id" AS TEXT), 1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
CREATE TRIGGER "link_verdict_gone" AFTER DELETE ON "link" WHEN old."deleted_at" IS NULL AND old."verdict_id" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "link" INDEXED BY "link_quote_id_claim_id" WHERE "quote_id" = old."quote_id"
        AND "deleted_at" IS NULL AND "verdict_id" = old."verdict_id" AND "id" <> old."id"
) BEGIN
    INSERT INTO "tally" VALUES ('verdict', CAST(old."verdict_id" AS TEXT), -1)
        ON CONFLICT DO UPDATE SET "number" = "number" + excluded."number";
END;
