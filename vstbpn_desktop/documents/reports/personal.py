"""What papers about personal data share: their head and how they end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vstbpn_desktop.documents.model import Block, Document, Letterhead, Signer, Signers, Title
from vstbpn_desktop.queries.profile import ProfileData

LAW = "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15"
SIGNERS = (
    Signer("NGƯỜI LẬP", "(Ký, ghi rõ họ tên)"),
    Signer("NGƯỜI PHỤ TRÁCH BẢO VỆ DỮ LIỆU", "(Ký, ghi rõ họ tên)"),
)


def paper(
    profile: ProfileData, title: str, about: tuple[str, ...], body: Iterable[Block], *, draft: bool,
    landscape: bool = False,
) -> Document:  # fmt: skip
    """The whole paper: whose it is, what it is, its body, two who sign."""
    return Document(
        title=title.capitalize(),
        blocks=tuple(_blocks(profile, title, about, body)),
        draft=draft,
        author=profile.committee_name,
        landscape=landscape,
    )


def _blocks(
    profile: ProfileData, title: str, about: tuple[str, ...], body: Iterable[Block]
) -> Iterator[Block]:
    yield Letterhead(profile.parent_agency.upper(), (profile.committee_name.upper(),), "", "")
    yield Title(title, about)
    yield from body
    yield Signers(SIGNERS)


def contact_words(contact: str, phone: str) -> str:
    """Whom to ask about personal data, dots where nobody was named yet."""
    called = f", điện thoại {phone}" if phone else ""
    return f"Người phụ trách bảo vệ dữ liệu: {contact or '…………'}{called}."
