"""Every document is printed as it was looked at last."""

from __future__ import annotations

import pytest

from tests.golden.summary import FOLDER, RENEW, path_of, summaries
from vstbpn_desktop.documents.reports import DOCUMENTS

IDS = tuple(spec.id for spec in DOCUMENTS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The summary of every document as it is printed now."""
    return dict(summaries(tmp_path_factory.mktemp("golden")))


@pytest.mark.parametrize("document", IDS)
def test_its_pages_are_those_that_were_looked_at(made: dict[str, str], document: str) -> None:
    kept = path_of(document).read_text(encoding="utf-8") if path_of(document).exists() else ""
    assert made[document] == kept, f"{document} is printed otherwise; where that is meant: {RENEW}"


def test_no_summary_is_kept_of_a_document_that_is_no_more() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(IDS)
