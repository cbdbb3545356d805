"""Every table of a project file, and how each entity's record maps onto its table.

The models build queries; they are bound to no database and never leave the core. The tables
themselves are made by the SQL in `tracker.migrations`; a test holds the two equal.

Columns marked *derived* are computed by the core from the others (`tracker.services.derived`), in
the transaction that writes them; they are in no history and no digest.
"""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType

from peewee import (
    AutoField,
    BlobField,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from tracker import records


class Table(Model):
    id = AutoField()

    class Meta:
        strict_tables = True
        legacy_table_names = False


class RevisedTable(Table):
    """Rows that are edited: counted by `revision`, sealed by `digest`, trashed by `deleted_at`."""

    revision = IntegerField()
    digest = BlobField()
    deleted_at = TextField(null=True)


class RecordTable(RevisedTable):
    """A record that travels: `uid` is what exports, imports and merges match on."""

    uid = BlobField(unique=True)


class Project(Model):
    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        strict_tables = True


class Source(RecordTable):
    kind = TextField()
    title = TextField()
    outlet = TextField(index=True)
    author = TextField()
    url = TextField()
    archive_url = TextField()
    published_on = TextField()
    text = TextField()
    file_sha256 = TextField()
    language = TextField()
    note = TextField()
    text_sha256 = TextField()  # derived
    sort_key = TextField(index=True)  # derived, of the title
    first_day = TextField(null=True)  # derived, of published_on
    last_day = TextField(null=True)  # derived

    class Meta:
        indexes = ((("id", "deleted_at", "sort_key"), False),)


class Speaker(RecordTable):
    kind = TextField()
    name = TextField()
    latin_name = TextField()
    on_behalf_of = TextField()
    wikidata = TextField()
    note = TextField()
    source = ForeignKeyField(Source, null=True)
    merged_into = ForeignKeyField("self", null=True)
    sort_key = TextField(index=True)  # derived, of the name
    name_key = TextField(index=True)  # derived
    latin_key = TextField(index=True)  # derived


class SpeakerAlias(RecordTable):
    speaker = ForeignKeyField(Speaker)
    name = TextField()
    name_key = TextField(index=True)  # derived


class SpeakerRole(RecordTable):
    speaker = ForeignKeyField(Speaker)
    title = TextField()
    organization = TextField()
    from_on = TextField()
    until_on = TextField()
    first_day = TextField(null=True)  # derived, of from_on
    last_day = TextField(null=True)  # derived, of until_on


class RejectedPair(Model):
    """Two speakers that an editor said are not the same; the smaller id first."""

    speaker = ForeignKeyField(Speaker)
    other = ForeignKeyField(Speaker)

    class Meta:
        strict_tables = True
        legacy_table_names = False
        primary_key = CompositeKey("speaker", "other")


class Verdict(RecordTable):
    name_ar = TextField()
    name_en = TextField()
    value = IntegerField(null=True)
    colour = TextField()
    position = IntegerField()


class Claim(RecordTable):
    text = TextField()
    topic = TextField()
    status = TextField()
    verdict = ForeignKeyField(Verdict, null=True)
    verdict_note = TextField()
    verdict_on = TextField()
    verdict_by = TextField()
    note = TextField()
    sort_key = TextField(index=True)  # derived, of the text


class Quote(RecordTable):
    speaker = ForeignKeyField(Speaker, index=False)
    source = ForeignKeyField(Source, null=True, index=False)
    origin = ForeignKeyField(Source, null=True, index=False)
    kind = TextField()
    text = TextField()
    anchor = TextField()
    start = IntegerField(null=True)
    end = IntegerField(null=True)
    prefix = TextField()
    suffix = TextField()
    said_on = TextField()
    said_on_text = TextField()
    role = TextField()
    venue = TextField()
    status = TextField()
    note = TextField()
    first_day = TextField(null=True)  # derived, of said_on, else of the source's published_on
    last_day = TextField(null=True)  # derived
    order_key = IntegerField()  # derived: the order of time, see tracker.services.derived

    class Meta:
        # With `deleted_at` inside, an index alone tells which live rows fit, and in the order of time.
        indexes = (
            (("deleted_at", "order_key", "speaker", "source", "status", "kind"), False),
            (("speaker", "deleted_at", "order_key", "source", "status", "kind"), False),
            (("source", "deleted_at", "order_key"), False),
            (("status", "deleted_at", "order_key"), False),
        )


Quote.add_index(
    Quote.origin,
    Quote.deleted_at,
    Quote.order_key,
    name="quote_origin_id_deleted_at_order_key",
    where=Quote.origin.is_null(False),
)
Quote.add_index(
    Quote.role,
    Quote.deleted_at,
    Quote.order_key,
    name="quote_role_deleted_at_order_key",
    where=Quote.role != "",
)
# Those whose days are more than one: a filter by date must look behind its first day for them.
Quote.add_index(
    Quote.order_key,
    Quote.last_day,
    name="quote_spanning",
    where=Quote.deleted_at.is_null() & (Quote.last_day > Quote.first_day),
)


# Those that wait to be repaired: few, and counted whenever sources are listed.
Quote.add_index(
    Quote.source,
    name="quote_detached",
    where=(Quote.anchor == "detached") & Quote.deleted_at.is_null(),
)


class Link(RevisedTable):
    """UNIQUE (quote, claim), trashed rows included: linking again revives the row."""

    quote = ForeignKeyField(Quote, index=False)
    claim = ForeignKeyField(Claim, index=False)
    stance = TextField()
    focus_start = IntegerField(null=True)
    focus_end = IntegerField(null=True)
    note = TextField()
    order_key = IntegerField()  # derived: the quote's
    verdict_id = IntegerField(null=True)  # derived: the claim's

    class Meta:
        indexes = (
            (("quote", "claim"), True),
            (("claim", "deleted_at", "order_key"), False),
            (("stance", "deleted_at", "order_key"), False),
        )


Link.add_index(
    Link.verdict_id,
    Link.deleted_at,
    Link.order_key,
    name="link_verdict_id_deleted_at_order_key",
    where=Link.verdict_id.is_null(False),
)


class Tally(Model):
    """How many live quotes there are of a status, kind or day, or with a live link of a stance or verdict.

    Kept by triggers: totals are shown without counting. `value` is empty for quotes without a day.
    """

    what = TextField()
    value = TextField()
    number = IntegerField()

    class Meta:
        strict_tables = True
        without_rowid = True
        primary_key = CompositeKey("what", "value")


class SavedFilter(RecordTable):
    name = TextField()
    spec = TextField()


class ImportMapping(Model):
    headers = TextField(primary_key=True)
    spec = TextField()

    class Meta:
        strict_tables = True
        legacy_table_names = False


class DismissedSuggestion(Model):
    source = ForeignKeyField(Source)
    start = IntegerField()
    end = IntegerField()

    class Meta:
        strict_tables = True
        legacy_table_names = False
        primary_key = CompositeKey("source", "start", "end")


class Draft(Model):
    """What was typed and not saved yet, field by field, with the revision it was written on.

    `row_id` is 0, -1, -2, … for records that are new. `field` is one of the form's own, or `kept_at`: then
    `text` is the moment at which the draft was last changed.
    """

    entity = TextField()
    row_id = IntegerField()
    field = TextField()
    text = TextField()
    base_revision = IntegerField()

    class Meta:
        strict_tables = True
        primary_key = CompositeKey("entity", "row_id", "field")


class Action(Table):
    """One user step; `reverts` is what an undo takes back, or the undo that a redo takes back."""

    at = TextField()
    actor = TextField(index=True)
    kind = TextField()
    name = TextField()
    reverts = ForeignKeyField("self", null=True)


class Change(Table):
    """What a step did to one row, or to the rows `row_id`…`last_id` that it created.

    `before` and `after` are JSON objects of the columns that changed; both are null for a creation.
    """

    action = ForeignKeyField(Action)
    entity = TextField()
    row_id = IntegerField()
    last_id = IntegerField(null=True)
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        indexes = ((("entity", "row_id"), False),)


# A record's creation may stand in a range that begins far below its id.
Change.add_index(Change.entity, Change.row_id, name="change_of_many", where=Change.last_id.is_null(False))

TABLES: tuple[type[Model], ...] = (
    Project,
    Source,
    Speaker,
    SpeakerAlias,
    SpeakerRole,
    RejectedPair,
    Verdict,
    Claim,
    Quote,
    Link,
    Tally,
    SavedFilter,
    ImportMapping,
    DismissedSuggestion,
    Draft,
    Action,
    Change,
)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """One kind of record: its name in history, its table, its record, and the columns of its content.

    Each there is once, and known by itself: caches ask for millions of them.
    """

    name: str
    table: type[RevisedTable]
    record: type[records.Record]
    content: tuple[str, ...]

    @property
    def travels(self) -> bool:
        """True if its rows have a uid (a link is known by its two ends instead)."""
        return issubclass(self.table, RecordTable)


def _entity(name: str, table: type[RevisedTable], record: type[records.Record]) -> Entity:
    bookkeeping = {field.name for field in dataclasses.fields(records.Record)}
    content = tuple(f.name for f in dataclasses.fields(record) if f.name not in bookkeeping)
    return Entity(name, table, record, content)


ENTITIES: Mapping[str, Entity] = MappingProxyType(
    {
        entity.name: entity
        for entity in (
            _entity("source", Source, records.Source),
            _entity("speaker", Speaker, records.Speaker),
            _entity("speaker_alias", SpeakerAlias, records.SpeakerAlias),
            _entity("speaker_role", SpeakerRole, records.SpeakerRole),
            _entity("quote", Quote, records.Quote),
            _entity("claim", Claim, records.Claim),
            _entity("verdict", Verdict, records.Verdict),
            _entity("link", Link, records.Link),
            _entity("saved_filter", SavedFilter, records.SavedFilter),
        )
    }
)

OF_RECORD: Mapping[type[records.Record], Entity] = MappingProxyType(
    {entity.record: entity for entity in ENTITIES.values()}
)
