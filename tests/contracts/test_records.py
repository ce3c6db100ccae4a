"""What is true of every record type: it lists, opens, saves, is found, deleted, undone; nothing is lost."""

from __future__ import annotations

import json

import pytest

from tests.contracts.sample_records import WORD, make_all, make_deletable, make_sample
from vstbpn_desktop.app import App
from vstbpn_desktop.errors import UserError
from vstbpn_desktop.queries.lists import ListRequest
from vstbpn_desktop.records import REGISTRY
from vstbpn_desktop.services.transfer import describe, dump, put_lines
from vstbpn_desktop.spec import AnyReference, LongText, RecordSpec, Text

LASTING = {spec.id for spec in REGISTRY if spec.lasting}
EVERY = pytest.mark.parametrize("spec", list(REGISTRY), ids=lambda spec: spec.id)

GOING = pytest.mark.parametrize(
    "spec", [spec for spec in REGISTRY if not spec.lasting], ids=lambda spec: spec.id
)

CONTRACT_IDS = {
    "unit", "unit_group", "programme", "task", "assignment", "result", "person", "note", "profile",
    "document", "attachment", "training_class", "participant", "inspection", "finding", "number_series",
    "number",
}  # fmt: skip


def dump_all(app: App) -> str:
    """Every record of every type, as `dump` prints it."""
    with app.reader() as reader:
        lines = [json.dumps(line, ensure_ascii=False) for spec in REGISTRY for line in dump(reader, spec)]
    return "\n".join(lines)


def test_the_registry_holds_the_ids_of_the_contract() -> None:
    assert {spec.id for spec in REGISTRY} >= CONTRACT_IDS
    assignment = {line["id"] for line in describe(REGISTRY["assignment"])}
    assert assignment >= {"due", "extended_due", "status", "reason"}


@EVERY
def test_words_are_vietnamese_and_complete(spec: RecordSpec) -> None:
    assert spec.label and spec.plural and spec.help
    assert spec.has(spec.title) and all(spec.has(name) for name in spec.subtitle)
    for field in spec.fields:
        assert field.label, field.id
        assert field.kind.name, field.id


@EVERY
def test_it_opens_as_it_was_saved(app: App, spec: RecordSpec) -> None:
    row_id = make_sample(app, spec)
    record = app.record(spec.id, row_id)
    assert record.id == row_id and record.key and record.title
    with app.reader() as reader:
        assert reader.find(spec, record.key) == row_id
        for field in spec.fields:
            assert reader.words(field.kind, record.values[field.id]) is not None


@EVERY
def test_it_lists_in_the_order_of_every_column(app: App, spec: RecordSpec) -> None:
    make_sample(app, spec)
    expected = app.database
    for field in spec.columns:
        for descending in (False, True):
            request = ListRequest(spec.id, app.today, order=field.id, descending=descending, ended=True)
            query = app.listing(request)
            with expected.read() as connection:
                rows = query.page(connection, 0)
                assert query.count(connection) == len(rows) > 0
                assert all(len(row.words) == len(spec.columns) for row in rows)


@EVERY
def test_saving_the_same_again_changes_nothing(app: App, spec: RecordSpec) -> None:
    row_id = make_sample(app, spec)
    before = dump_all(app), app.last_change()
    app.save(spec.id, row_id, app.record(spec.id, row_id).values)
    assert (dump_all(app), app.last_change()) == before


@EVERY
def test_an_edit_is_undone_to_the_byte(app: App, spec: RecordSpec) -> None:
    row_id = make_sample(app, spec)
    before = dump_all(app)
    texts = [f for f in spec.fields if type(f.kind) in (Text, LongText) and f.id not in spec.key.fields]
    field = next((f for f in texts if f.search), texts[0])
    app.save(spec.id, row_id, {field.id: "Lời khác"})
    assert app.record(spec.id, row_id).values[field.id] == "Lời khác"
    assert dump_all(app) != before
    app.undo()
    assert dump_all(app) == before


@GOING
def test_a_delete_is_undone_to_the_byte_with_all_that_hangs_on_it(app: App, spec: RecordSpec) -> None:
    row_id = make_deletable(app, spec.id)
    app.save("note", None, {"owner": (spec.id, row_id), "text": "Đã gọi, hẹn 12/6"})
    before = dump_all(app)
    app.delete(spec.id, [row_id])
    with pytest.raises(KeyError):
        app.record(spec.id, row_id)
    app.undo()
    assert dump_all(app) == before


@pytest.mark.parametrize("record", sorted(LASTING))
def test_what_lasts_is_never_deleted_and_stays_marked_when_taken_back(app: App, record: str) -> None:
    spec = REGISTRY[record]
    row_id = make_sample(app, spec)
    with pytest.raises(UserError):
        app.delete(record, [row_id])
    app.undo()
    left = app.record(record, row_id).values
    stored = {field.column_name: left[field.id] for field in spec.fields}
    assert {name: stored[name] for name, _ in spec.lasting} == dict(spec.lasting)
    with pytest.raises(UserError):
        app.save(record, row_id, {"state": spec.field("state").default})


@GOING
def test_a_new_record_is_undone(app: App, spec: RecordSpec) -> None:
    app.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ"})
    before = dump_all(app)
    last = app.last_change()
    make_sample(app, spec)
    while app.last_change() != last:
        app.undo()
    assert dump_all(app) == before


@EVERY
def test_it_is_found_with_and_without_accents_in_either_spelling(app: App, spec: RecordSpec) -> None:
    row_id = make_sample(app, spec)
    for words in (WORD, "hòa thủy", "hoa thuy", "HOA THUY"):
        assert (spec.id, row_id) in {(hit.record, hit.id) for hit in app.search(words, 200)}, words
    assert not app.search("hoá thuỷ")
    if spec.lasting:
        return
    app.delete(spec.id, [row_id])
    assert (spec.id, row_id) not in {(hit.record, hit.id) for hit in app.search("hoa thuy", 200)}


@EVERY
def test_its_history_tells_what_was_done(app: App, spec: RecordSpec) -> None:
    row_id = make_sample(app, spec)
    entries = app.history(spec.id, row_id)
    assert f"Thêm {spec.label}" in entries[-1].lines


@EVERY
def test_a_dump_put_back_changes_nothing(app: App, spec: RecordSpec) -> None:
    make_all(app)
    before = dump_all(app)
    with app.reader() as reader:
        lines = [json.dumps(line, ensure_ascii=False) for line in dump(reader, spec)]
    taken = put_lines(app, spec, lines)
    assert (taken.created, taken.updated) == (0, len(lines))
    assert dump_all(app) == before


@GOING
def test_its_dump_makes_the_same_record_elsewhere(app: App, spec: RecordSpec) -> None:
    """Deleted and put back from its dump, a record is what it was."""
    row_id = make_deletable(app, spec.id)
    with app.reader() as reader:
        lines = {s.id: [json.dumps(v, ensure_ascii=False) for v in dump(reader, s)] for s in REGISTRY}
    app.delete(spec.id, [row_id])
    for each in REGISTRY:
        put_lines(app, each, lines[each.id])
    with app.reader() as reader:
        again = {s.id: [json.dumps(v, ensure_ascii=False) for v in dump(reader, s)] for s in REGISTRY}
    assert again == lines


@EVERY
def test_required_fields_are_asked_for_by_name(app: App, spec: RecordSpec) -> None:
    from vstbpn_desktop.errors import InvalidRecord

    required = [f for f in spec.fields if f.required and not f.via and not isinstance(f.kind, AnyReference)]
    blank = {f.id: "" if isinstance(f.kind, (Text, LongText)) else None for f in required}
    empty = {f.id: "" for f in spec.fields if isinstance(f.kind, (Text, LongText)) and not f.via}
    row_id = make_sample(app, spec)
    with pytest.raises(InvalidRecord) as raised:
        app.save(spec.id, row_id, empty | blank)
    assert set(blank) <= set(raised.value.fields)
