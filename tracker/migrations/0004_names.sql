-- Step 4: pages in the order of speakers' names and of sources' titles, read from indexes alone.

-- What most filters ask of a quote stands beside its speaker too: a rare status is found without its rows.
DROP INDEX "quote_speaker_id_deleted_at_order_key";
CREATE INDEX "quote_speaker_id_deleted_at_order_key_source_id_status_kind" ON "quote"
    ("speaker_id", "deleted_at", "order_key", "source_id", "status", "kind");

-- In its row a title's key stands behind the whole text of the source; and to count sources, all of their
-- texts would be passed by.
CREATE INDEX "source_id_deleted_at_sort_key" ON "source" ("id", "deleted_at", "sort_key");
