"""What goes to chosen addressees shares: units of a group or a list, persons, participants of classes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from vstbpn_desktop.documents.reports import listing
from vstbpn_desktop.documents.reports.spec import Option, Values
from vstbpn_desktop.queries.addresses import RECORDS, Address, addresses
from vstbpn_desktop.queries.groups import members
from vstbpn_desktop.queries.reading import Reader
from vstbpn_desktop.records.unit import SPEC as UNIT
from vstbpn_desktop.records.unit_group import SPEC as UNIT_GROUP

LISTED_NAMES = 3
RECORD = listing.record_option(RECORDS)


def _of_group(values: Values) -> bool:
    """Units that were not picked one by one may be those of a group."""
    return values["record"] == UNIT.id and not values["keys"]


def _are_units(values: Values) -> bool:
    return bool(values["record"] == UNIT.id)


def _of_a_year(values: Values) -> bool:
    return bool(listing.spec_of(values).year)


GROUP = Option("group", "Nhóm đơn vị", "unit_group", default="", applies=_of_group)
COMMITTEE, BODY = "committee", "unit"
NAME = Option(
    "name", "Gửi tới", "choice", default=COMMITTEE, applies=_are_units,
    choices=((COMMITTEE, "Ban VSTBPN của đơn vị (tên khi gửi văn bản)"), (BODY, "đơn vị (tên đầy đủ)")),
)  # fmt: skip
WHICH = (RECORD, listing.KEYS, GROUP, listing.FILTER, listing.TEXT, listing.ORDER)
"""Which rows; `DAYS` and `MORE` belong to them and stand further down the form."""
CHOSEN = (*WHICH, NAME)
"""The same, and what units are written to as: for `addressees`."""
DAYS = (replace(listing.YEAR, applies=_of_a_year), listing.AS_OF)
MORE = (listing.DESCENDING, listing.ALL_YEARS, listing.ENDED)


def chosen_rows(reader: Reader, options: Values) -> list[int]:
    """The rows asked for in the order of the list; `reader` as of the day asked for."""
    ids = listing.chosen_ids(reader, options)
    if options["group"] and _of_group(options):
        day: dt.date = options["as_of"]
        among = members(reader.connection, reader.get(UNIT_GROUP, options["group"]), day)
        ids = [row_id for row_id in ids if row_id in among]
    return ids


def addressees(reader: Reader, options: Values) -> tuple[Address, ...]:
    """Where the rows asked for are written to."""
    found = addresses(reader, options["record"], chosen_rows(reader, options))
    if options["name"] == BODY:
        return tuple(one if one.is_person else replace(one, name=one.unit) for one in found)
    return found


def without_address(found: tuple[Address, ...]) -> tuple[str, ...]:
    """A note that names the units whose address is not known."""
    units = list(dict.fromkeys(one.unit or one.name for one in found if not one.address))
    if not units:
        return ()
    more = f" và {len(units) - LISTED_NAMES} nơi khác" if len(units) > LISTED_NAMES else ""
    named = ", ".join(units[:LISTED_NAMES])
    return (f"Chưa có địa chỉ của {named}{more}. Ghi ở mục Địa chỉ của đơn vị.",)
