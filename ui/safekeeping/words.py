"""Moments, sizes and the reasons of backups in words."""

from __future__ import annotations

import datetime as dt

from vstbpn_desktop.services.safekeeping import REASONS, Own
from vstbpn_desktop.vietnamese.dates import format_date
from vstbpn_desktop.vietnamese.numbers import size_words


def moment_words(moment: dt.datetime) -> str:
    """ "07:30 ngày 05/03/2020"."""
    return f"{moment:%H:%M} ngày {format_date(moment.date())}"


def short_moment(moment: dt.datetime) -> str:
    """ "05/03/2020 07:30", for a column."""
    return f"{format_date(moment.date())} {moment:%H:%M}"


def backup_detail(own: Own) -> str:
    """Why a backup was made, how large what it holds is."""
    return " · ".join(filter(None, (REASONS.get(own.reason, ""), size_words(own.size))))
