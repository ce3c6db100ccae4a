"""Figures in own words: counted anew each time, written the Vietnamese way, told where one is gone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.documents.reports import work
from tests.core.documents.reports.conftest import Year
from vstbpn_desktop.app import App
from vstbpn_desktop.documents import linking, rich
from vstbpn_desktop.documents.model import Document, Paragraph, Run, Title, plain, runs
from vstbpn_desktop.documents.reports.figure_facts import Facts, Scope
from vstbpn_desktop.documents.reports.figures import FAMILIES, FIGURES, Found, find, offered
from vstbpn_desktop.documents.rich import Link
from vstbpn_desktop.periods import Period
from vstbpn_desktop.queries.progress import progress
from vstbpn_desktop.services.making import Made, make
from vstbpn_desktop.services.narratives import write

H1 = Scope(Period(2020, "H", 1), dt.date(2020, 6, 14))
ALL_YEAR = Scope(Period(2020), work.TODAY)
NAMES = st.from_regex(r"[a-z][a-z_]{0,8}\.[a-z][a-z_]{0,8}", fullmatch=True)
KEYS = st.text("0123456789/.IV-@~", max_size=12)


def all_of(app: App, scope: Scope = ALL_YEAR) -> dict[str, Found]:
    with app.reader() as reader:
        return {found.link.written: found for found in offered(Facts(reader, scope))}


def letter(app: App, body: str, **options: str) -> Made:
    return make(app, "official-letter", None, {"subject": "việc thử", "body": body, **options})


def body_of(made: Made) -> list[tuple[str, bool]]:
    """The text of the body's runs, and whether each is highlighted."""
    return [
        (run.text, run.highlight)
        for block in made.document.blocks
        if isinstance(block, Paragraph)
        for run in runs(block.text)
    ]


@given(NAMES, KEYS)
def test_a_link_is_read_as_it_is_written(name: str, key: str) -> None:
    link = Link(name, key)
    assert rich.links(f"có {link.written} đơn vị") == (link,)
    assert list(rich.parts(f"có {link.written} đơn vị")) == ["có ", link, " đơn vị"]


@given(st.text("[]:.ab/ đ\n", max_size=40))
def test_no_word_is_lost_when_a_text_is_cut_at_its_figures(text: str) -> None:
    parts = list(rich.parts(text))
    assert "".join(part.written if isinstance(part, Link) else part for part in parts) == text


def test_links_survive_looks_and_lists() -> None:
    text = "- có **[[progress.done]]/[[progress.tasks]]** nhiệm vụ"
    assert rich.written(rich.pieces(text)) == text


def test_names_are_declared_once_and_can_be_linked() -> None:
    names = [figure.id for figures in FIGURES.values() for figure in figures]
    names += [f"{family.name}.{figure.id}" for family in FAMILIES for figure in family.figures]
    assert len(set(names)) == len(names)
    assert all(rich.links(Link(name).written) == (Link(name),) for name in names)


def test_figures_are_those_of_the_lists(small_year: App) -> None:
    with small_year.reader() as reader:
        tasks = progress(reader, 2020, work.TODAY, Period(2020))
    found = {link: one.value for link, one in all_of(small_year).items()}
    assert found["[[progress.tasks]]"] == str(len(tasks)) == "12"
    assert found["[[progress.overdue]]"] == str(sum(task.state == "overdue" for task in tasks))
    for task in tasks:
        if task.assigned:
            expected = f"{task.accepted}/{task.target}" if task.target else None
            assert found[f"[[task.progress:{task.key}]]"] == expected
    assert found["[[class.participants:2020/01]]"] == "25"
    assert found["[[class.women:2020/01]]"] == "16"
    assert found["[[class.women_share:2020/01]]"] == "64,0%"
    assert found["[[class.planned:2020/02]]"] == "55"
    assert found["[[inspections.findings]]"] == found["[[inspection.findings:2020/01]]"] == "1"


def test_what_came_after_the_day_does_not_count(small_year: App) -> None:
    assert all_of(small_year)["[[inspections.findings]]"].value == "1"
    assert all_of(small_year, H1)["[[inspections.findings]]"].value == "0"


def test_every_figure_offered_is_found_again_the_same(small_year: App) -> None:
    with small_year.reader() as reader:
        facts = Facts(reader, ALL_YEAR)
        found = list(offered(facts))
        assert len(found) > 40
        assert [find(facts, one.link) for one in found] == found
    assert all(one.label and one.help and one.group for one in found)


def test_an_empty_database_has_figures_without_data(app: App) -> None:
    found = {link: one.value for link, one in all_of(app).items()}
    assert found["[[progress.tasks]]"] == "0"
    assert found["[[progress.done_share]]"] is found["[[reports.share]]"] is None


def test_a_document_says_what_the_figure_is_now(year: Year) -> None:
    text = "Đã giao [[progress.assignments]] lượt; **[[class.participants:2020/01]]** học viên."
    before = body_of(letter(year.app, text))
    assert ("25", False) in before
    class_id = year.ids["class 01"] if "class 01" in year.ids else _class_id(year.app)
    person = {"training_class": class_id, "number": 26, "name": "Lê Thị Mẫu", "gender": "female"}
    year.app.save("participant", None, person)
    after = letter(year.app, text)
    assert ("26", False) in body_of(after)
    assert not after.notes[1:]
    assert "[[" not in "".join(words for words, _ in body_of(after))


def test_a_figure_takes_the_looks_of_the_words_around_it() -> None:
    document = Document("Thử", (Paragraph((Run("có [[progress.units]] đơn vị", bold=True),)),))
    filled = linking.filled(document, lambda link: ("1.234", True))
    (block,) = filled.blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold) for run in runs(block.text)] == [
        ("có ", True), ("1.234", True), (" đơn vị", True),
    ]  # fmt: skip


def test_the_large_years_figures_have_separators(large_year: App) -> None:
    assert all_of(large_year)["[[progress.assignments]]"].value == "2.000"


@pytest.mark.parametrize(
    ("link", "words", "note"),
    [
        ("[[progress.gone]]", "[không còn số liệu: progress.gone]", "không còn trong dữ liệu"),
        (
            "[[class.women:2020/99]]",
            "[không còn số liệu: Học viên nữ, lớp 2020/99]",
            "không còn trong dữ liệu",
        ),
        ("[[class.women]]", "[không còn số liệu: class.women]", "không còn trong dữ liệu"),
        ("[[class.women:x]]", "[không còn số liệu: Học viên nữ, lớp x]", "không còn trong dữ liệu"),
        ("[[progress.done_share]]", "[chưa có số liệu: Tỷ lệ nhiệm vụ hoàn thành]", "Chưa có số liệu"),
    ],
)
def test_what_is_gone_or_lacks_data_is_marked_and_told(app: App, link: str, words: str, note: str) -> None:
    made = letter(app, f"Có {link} việc.")
    assert (words, True) in body_of(made)
    assert any(note in told for told in made.notes)


def test_figures_of_another_year_are_told(year: Year) -> None:
    year.app.save("programme", None, {"year": 2021, "title": "Chương trình 2021"})
    made = letter(year.app, "Có [[class.participants:2020/01]] học viên.", year="2021")
    assert ("25", False) in body_of(made)
    assert "Lời văn dùng số liệu của năm 2020 trong văn bản năm 2021." in made.notes


def test_sections_of_a_report_take_figures_of_their_period(year: Year) -> None:
    write(
        year.app, "six-month-report", H1.period, "strengths", "Đã có [[inspections.findings]] kiến nghị.", ""
    )
    made = make(year.app, "six-month-report", None, {"period": "2020-H1"})
    assert ("0", False) in body_of(made)
    later = make(year.app, "six-month-report", None, {"period": "2020-H1", "as_of": "06/7/2020"})
    assert ("1", False) in body_of(later)


def test_figures_of_a_subject_stand_in_the_title_and_the_name_of_the_file(small_year: App) -> None:
    made = make(small_year, "plan", None, {"subject": "giao [[progress.tasks]] nhiệm vụ"})
    title = next(block for block in made.document.blocks if isinstance(block, Title))
    assert plain(title.subject) == "Giao 12 nhiệm vụ"
    assert made.document.title == "Kế hoạch giao 12 nhiệm vụ"
    assert all(isinstance(line, Run) for line in runs(title.subject))


def _class_id(app: App) -> int:
    with app.reader() as reader:
        return reader.get(app.registry["training_class"], "2020/01")
