-- Step 6: the quotes that wait to be repaired are counted without looking at all the others.

CREATE INDEX "quote_detached" ON "quote" ("source_id") WHERE "anchor" = 'detached' AND "deleted_at" IS NULL;
