"""Where a record is seen: on its own page, else on that of what it hangs on."""

from __future__ import annotations

import datetime as dt

from vstbpn_desktop.app import App
from vstbpn_desktop.queries.seen import inside_of, seen_on


def made(app: App) -> dict[str, int]:
    """A result with a note on it, in its assignment, task and programme."""
    programme = app.save("programme", None, {"year": 2020, "title": "Chương trình"})
    task = app.save("task", None, {"programme": programme, "code": "II.1.1", "title": "Rà soát"})
    unit = app.save("unit", None, {"code": "SNV", "name": "Sở Nội vụ"})
    given = app.save("assignment", None, {"task": task, "unit": unit})
    values = {"assignment": given, "date": dt.date(2020, 3, 1), "content": "Xong"}
    result = app.save("result", None, values)
    note = app.save("note", None, {"owner": ("result", result), "text": "Gọi lại"})
    return {"task": task, "assignment": given, "result": result, "note": note, "unit": unit}


def test_a_note_is_seen_on_the_page_of_what_it_hangs_on(app: App) -> None:
    ids = made(app)
    with app.reader() as reader:
        assert seen_on(reader, "note", ids["note"], {"task"}.__contains__) == ("task", ids["task"])
        nearer = {"task", "result"}.__contains__
        assert seen_on(reader, "note", ids["note"], nearer) == ("result", ids["result"])
        assert seen_on(reader, "unit", ids["unit"], {"task"}.__contains__) == ("unit", ids["unit"])


def test_what_is_gone_is_seen_nowhere(app: App) -> None:
    with app.reader() as reader:
        assert seen_on(reader, "note", 4711, {"task"}.__contains__) is None


def test_it_says_what_it_is_inside_of(app: App) -> None:
    ids = made(app)
    with app.reader() as reader:
        assert inside_of(reader, "note", ids["note"]) == "Xong"
        assert inside_of(reader, "assignment", ids["assignment"]) == "Rà soát"
        assert inside_of(reader, "task", ids["task"]) == ""
