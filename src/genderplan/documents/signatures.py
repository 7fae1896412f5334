"""The signature block: with what authority the document is signed, and by which office.

Decided: the authority is a mark before a title; the state writes it with a full stop (TM., KT.,
TL., TUQ., Q.), the Party with a slash (T/M, K/T, T/L, Q.). Marks stack, one a line. The names of
persons are not kept: an office signs.
"""

import re
from enum import StrEnum
from typing import Final

import attrs

from genderplan._messages import Language, mark, message, translate
from genderplan._source import Source
from genderplan._text import nfc
from genderplan.errors import InvalidValueError
from genderplan.issues import Issue, IssueKind, Issues, Severity

__all__ = ["Signature", "SignatureLine", "SigningAuthority"]

DEPUTY_WITHOUT_TITLE: Final = IssueKind(
    "GP131",
    Severity.WARNING,
    mark("{line} is not followed by the title of the person who signs"),
    mark("Below the title of the head stands the signer's own, such as PHÓ CHỦ TỊCH."),
)
MIXED_MARKS: Final = IssueKind(
    "GP132",
    Severity.WARNING,
    mark("marks of the state (TM.) and of the Party (T/M) stand in one signature"),
)
OUT_OF_TURN: Final = IssueKind(
    "GP133",
    Severity.WARNING,
    mark("{line} stands below {above}; the body comes first, then the head"),
)


class SigningAuthority(StrEnum):
    """With what authority somebody signs. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7.

    >>> SigningAuthority.FOR_HEAD.mark, SigningAuthority.FOR_HEAD.party_mark
    ('KT.', 'K/T')
    """

    ON_BEHALF = "on_behalf"
    ACTING = "acting"
    FOR_HEAD = "for_head"
    BY_ORDER = "by_order"
    BY_POWER = "by_power"

    @property
    def mark(self) -> str:
        """How the state writes it."""
        return _MARKS[self][0]

    @property
    def party_mark(self) -> str:
        """How the Party writes it (second-hand); "" where it has no such form."""
        return _MARKS[self][1]

    def label(self, language: Language = "en") -> str:
        """What it means, in *language*."""
        return translate(_MEANINGS[self], language)


_MARKS: Final = {
    SigningAuthority.ON_BEHALF: ("TM.", "T/M"),
    SigningAuthority.ACTING: ("Q.", "Q."),
    SigningAuthority.FOR_HEAD: ("KT.", "K/T"),
    SigningAuthority.BY_ORDER: ("TL.", "T/L"),
    SigningAuthority.BY_POWER: ("TUQ.", ""),
}
_MEANINGS: Final = {
    SigningAuthority.ON_BEHALF: mark("on behalf of a body or its leaders"),
    SigningAuthority.ACTING: mark("acting head"),
    SigningAuthority.FOR_HEAD: mark("deputy, for the head"),
    SigningAuthority.BY_ORDER: mark("by order of the head"),
    SigningAuthority.BY_POWER: mark("by power of attorney of the head"),
}
_MARK: Final = re.compile(
    r"(?P<party>T\s?/\s?[ML]|K\s?/\s?T)(?=[\s.:]|[A-ZĐ])[.:]?\s*|(?P<state>TUQ|TM|KT|TL|Q)\s?\.\s*",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"\s*\n\s*|\s+/\s+")
_LONGEST: Final = 500


def _title(given: str) -> str:
    return " ".join(nfc(given).split()).upper()


@attrs.frozen
class SignatureLine:
    """One line of a signature block: a title, and the authority written before it."""

    title: str = attrs.field(converter=_title)
    authority: SigningAuthority | None = None

    def text(self, *, party: bool = False) -> str:
        """The line as the state writes it, or as the Party does.

        >>> SignatureLine("Chủ tịch", SigningAuthority.FOR_HEAD).text()
        'KT. CHỦ TỊCH'
        """
        if self.authority is None:
            return self.title
        written = self.authority.party_mark if party else self.authority.mark
        return f"{written or self.authority.mark} {self.title}"


@attrs.frozen
class Signature:
    """The lines above the name in a signature block.

    >>> signature = Signature.parse("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH")
    >>> [line.authority and line.authority.value for line in signature.lines]
    ['on_behalf', 'for_head', None]
    >>> signature.office
    'PHÓ CHỦ TỊCH'
    >>> print(Signature.parse("T/M BAN THƯỜNG VỤ"))
    T/M BAN THƯỜNG VỤ
    """

    lines: tuple[SignatureLine, ...]
    party: bool = False
    mixed: bool = attrs.field(default=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.lines:
            summary = message("a signature needs a line: the office that signs")
            raise InvalidValueError(summary, self.lines, "lines")

    @classmethod
    def parse(cls, text: str) -> "Signature":
        """The signature block in *text*, its lines broken or parted by " / ".

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "signature".
        """
        source = Source.of(text, mark("signature"), longest=_LONGEST)
        rows = [row for row in _BREAK.split(source.text.strip()) if row.strip()]
        found = [_MARK.match(row.strip()) for row in rows]
        lines = []
        for row, sign in zip(rows, found, strict=True):
            title = row.strip()[sign.end() :] if sign else row
            if not any(char.isalpha() for char in title):
                summary = message("{line} has no title after its mark", line=repr(row))
                start = source.text.find(row)
                raise source.error(summary, "signature", (start, start + len(row)))
            lines.append(SignatureLine(title, _authority(sign) if sign else None))
        party = any(sign and sign["party"] for sign in found)
        state = any(sign and sign["state"] and sign["state"].upper() != "Q" for sign in found)
        return cls(tuple(lines), party=party, mixed=party and state)

    @property
    def office(self) -> str:
        """The title of the one who signs: the last line."""
        return self.lines[-1].title

    def check(self) -> Issues:
        """Marks out of turn, a deputy without a title, marks of two systems.

        >>> print(Signature.parse("KT. CHỦ TỊCH").check())  # doctest: +ELLIPSIS
        GP131 warning at lines[0]: KT. CHỦ TỊCH is not followed by the title of the person ...
        """
        return Issues([*self._unfinished(), *self._disordered()])

    def _unfinished(self) -> list[Issue]:
        last = len(self.lines) - 1
        found = [MIXED_MARKS.at("lines")] if self.mixed else []
        if self.lines[-1].authority in {
            SigningAuthority.FOR_HEAD,
            SigningAuthority.BY_ORDER,
            SigningAuthority.BY_POWER,
        }:
            line = self.lines[-1].text(party=self.party)
            found.append(DEPUTY_WITHOUT_TITLE.at(f"lines[{last}]", line=line))
        return found

    def _disordered(self) -> list[Issue]:
        found = []
        for place, (above, line) in enumerate(zip(self.lines, self.lines[1:], strict=False), 1):
            if line.authority is SigningAuthority.ON_BEHALF:
                texts = line.text(party=self.party), above.text(party=self.party)
                found.append(OUT_OF_TURN.at(f"lines[{place}]", line=texts[0], above=texts[1]))
        return found

    def __str__(self) -> str:
        return "\n".join(line.text(party=self.party) for line in self.lines)


def _authority(sign: re.Match[str]) -> SigningAuthority:
    letters = (sign["party"] or sign["state"]).upper().replace("/", "").replace(" ", "")
    return next(kind for kind, marks in _MARKS.items() if marks[0] == f"{letters}.")
