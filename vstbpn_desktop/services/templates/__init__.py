"""The officer's own Word templates: kept with the data, checked, looked at with real data, filled."""

from vstbpn_desktop.services.templates.filling import Filled, Looked, fill, fill_folder, fill_together, look
from vstbpn_desktop.services.templates.keeping import (
    BrokenTemplate,
    Template,
    add,
    check_file,
    content,
    find,
    from_file,
    remove,
    rename,
    templates,
)
from vstbpn_desktop.services.templates.listing import (
    FieldLine,
    RecordSet,
    field_lines,
    record_sets,
    set_members,
)

__all__ = [
    "BrokenTemplate",
    "FieldLine",
    "Filled",
    "Looked",
    "RecordSet",
    "Template",
    "add",
    "check_file",
    "content",
    "field_lines",
    "fill",
    "fill_folder",
    "fill_together",
    "find",
    "from_file",
    "look",
    "record_sets",
    "remove",
    "rename",
    "set_members",
    "templates",
]
