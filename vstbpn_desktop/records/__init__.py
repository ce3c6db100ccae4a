"""Records: one file per type, its table and its spec. The tuple below is the whole list."""

from vstbpn_desktop.records import (
    assignment,
    attachment,
    document,
    library_entry,
    narrative,
    note,
    person,
    profile,
    programme,
    result,
    task,
    unit,
    unit_group,
)
from vstbpn_desktop.spec import Registry

REGISTRY = Registry(
    (
        unit.SPEC,
        unit_group.SPEC,
        person.SPEC,
        profile.SPEC,
        document.SPEC,
        library_entry.SPEC,
        programme.SPEC,
        task.SPEC,
        assignment.SPEC,
        result.SPEC,
        narrative.SPEC,
        note.SPEC,
        attachment.SPEC,
    )
)
