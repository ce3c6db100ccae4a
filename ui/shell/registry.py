"""Which class is behind which page id. Classes are imported when the page is first opened."""

from importlib import import_module
from typing import Final

from ui.shell.page import Page

START: Final = "start"
PAGES: Final[tuple[tuple[str, str], ...]] = (
    ("today", "ui.pages.today:TodayPage"),
    ("programme", "ui.pages.programme:ProgrammePage"),
    ("programme-import", "ui.pages.programme_import:ProgrammeImportPage"),
    ("new-year", "ui.pages.new_year:NewYearPage"),
    ("units", "ui.pages.units:UnitsPage"),
    ("unit", "ui.pages.unit:UnitPage"),
    ("network", "ui.pages.network:NetworkPage"),
    ("duplicates", "ui.pages.duplicates:DuplicatesPage"),
    ("collaborators", "ui.pages.collaborators:CollaboratorsPage"),
    ("succession", "ui.pages.succession:SuccessionPage"),
    ("committee", "ui.pages.committee:CommitteePage"),
    ("training", "ui.pages.training:TrainingPage"),
    ("training-class", "ui.pages.training.class_page:ClassPage"),
    ("inspection", "ui.pages.inspection.page:InspectionPage"),
    ("one-inspection", "ui.pages.inspection.one:OneInspectionPage"),
    ("calendar", "ui.pages.calendar:CalendarPage"),
    ("documents", "ui.pages.documents:DocumentsPage"),
    ("citations", "ui.pages.citations:CitationsPage"),
    ("excel-import", "ui.pages.excel_import:ExcelImportPage"),
    ("make", "ui.pages.make_documents:MakePage"),
    ("word-templates", "ui.pages.word_templates:WordTemplatesPage"),
    ("log", "ui.pages.log:LogPage"),
    ("personal-data", "ui.pages.personal:PersonalDataPage"),
    ("search", "ui.pages.search:SearchPage"),
    ("settings", "ui.pages.settings:SettingsPage"),
    (START, "ui.first_start.page:FirstStartPage"),
)

# Records that have no page of their own are seen on another's.
SEEN_ON: Final[dict[str, str]] = {
    "programme": "programme",
    "task": "programme",
    "assignment": "programme",
    "result": "programme",
    "narrative": "make",
    "number": "documents",
    "number_series": "documents",
}


# Records of which each one has a page, opened at it from lists, search and links.
OWN_PAGE: Final[dict[str, str]] = {"unit": "unit"}


def page_of(record: str, area: str) -> str:
    """The page that shows records of a type; "" for those seen on the page of what they hang on."""
    return OWN_PAGE.get(record) or area or SEEN_ON.get(record, "")


def page_class(page_id: str) -> type[Page]:
    """The class of a page; KeyError for an unknown id."""
    module, name = dict(PAGES)[page_id].split(":")
    found: type[Page] = getattr(import_module(module), name)
    return found
