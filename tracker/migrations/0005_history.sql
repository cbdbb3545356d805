-- Step 5: the history of one record, and the steps of one person, are found without reading all of it.

CREATE INDEX "change_of_many" ON "change" ("entity", "row_id") WHERE "last_id" IS NOT NULL;
CREATE INDEX "action_actor" ON "action" ("actor");
