"""Hours as they are typed."""

import pytest

from vstbpn_desktop.vietnamese.hours import hour_prose, hour_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("8h", "8 giờ 00"),
        ("8h30", "8 giờ 30"),
        ("08:30", "8 giờ 30"),
        ("14g", "14 giờ 00"),
        ("7 giờ 30 phút", "7 giờ 30"),
        ("8.15", "8 giờ 15"),
        ("25h", "25h"),
        ("8h75", "8h75"),
        ("buổi  sáng", "buổi sáng"),
        ("", ""),
    ],
)
def test_an_hour_is_written_as_officials_write_it(typed: str, words: str) -> None:
    assert hour_words(typed) == words


@pytest.mark.parametrize(
    ("words", "prose"),
    [
        ("8 giờ 30", "08 giờ 30 phút"),
        ("14 giờ", "14 giờ 00 phút"),
        ("8h", "08 giờ 00 phút"),
        ("sáng", "sáng"),
        ("", ""),
    ],
)
def test_an_hour_in_minutes(words: str, prose: str) -> None:
    assert hour_prose(words) == prose
