"""What a record is, said once: fields with their kinds, and the record around them."""

from vstbpn_desktop.spec.kinds import (
    AnyReference,
    Bodies,
    Choice,
    Choices,
    Date,
    Integer,
    Kind,
    LongText,
    Option,
    Reference,
    References,
    Rows,
    Text,
    YesNo,
)
from vstbpn_desktop.spec.record import Field, Key, RecordSpec, Registry

__all__ = [
    "AnyReference",
    "Bodies",
    "Choice",
    "Choices",
    "Date",
    "Field",
    "Integer",
    "Key",
    "Kind",
    "LongText",
    "Option",
    "RecordSpec",
    "Reference",
    "References",
    "Registry",
    "Rows",
    "Text",
    "YesNo",
]
