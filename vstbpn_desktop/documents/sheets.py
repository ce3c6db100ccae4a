"""A block that fills a sheet of its own and is not ruled by the decree."""

from dataclasses import dataclass

from vstbpn_desktop.documents.text import Lines, Text, clean_text, is_blank, lines, set_fields


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate on a framed page of its own (`styles.CERTIFICATE`), free in form.

    `parent` and `agency` as on a letterhead; `title` in big letters, `lead` the words before the name,
    `lines` what is certified; `number` stands at the lower left, at the right place and date, the signer as
    in `Signature`.
    """

    parent: Text | None
    agency: Lines
    title: Text
    lead: Text
    name: Text
    lines: tuple[Text, ...]
    number: Text
    place_date: Text
    titles: Lines
    under: Lines = ()
    signer: Text = ""

    def __post_init__(self) -> None:
        set_fields(
            self,
            parent=None if self.parent is None else clean_text(self.parent),
            agency=lines(self.agency),
            title=clean_text(self.title),
            lead=clean_text(self.lead),
            name=clean_text(self.name),
            lines=tuple(line for line in map(clean_text, self.lines) if not is_blank(line)),
            number=clean_text(self.number),
            place_date=clean_text(self.place_date),
            titles=lines(self.titles),
            under=lines(self.under),
            signer=clean_text(self.signer),
        )
