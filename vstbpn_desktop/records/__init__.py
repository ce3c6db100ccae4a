"""Records: one file per type, its table and its spec. The tuple below is the whole list."""

from vstbpn_desktop.records import (
    assignment,
    attachment,
    document,
    finding,
    inspection,
    library_entry,
    narrative,
    note,
    number,
    number_series,
    participant,
    person,
    profile,
    programme,
    result,
    special_day,
    task,
    training_class,
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
        special_day.SPEC,
        programme.SPEC,
        task.SPEC,
        assignment.SPEC,
        number_series.SPEC,
        document.SPEC,
        number.SPEC,
        library_entry.SPEC,
        result.SPEC,
        training_class.SPEC,
        participant.SPEC,
        inspection.SPEC,
        finding.SPEC,
        narrative.SPEC,
        note.SPEC,
        attachment.SPEC,
    )
)
