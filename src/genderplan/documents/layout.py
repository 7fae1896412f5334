"""How an administrative paper looks, and its blocks: signature and recipients.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I. The form of the page and of its parts is data
(``data/documents/paper.toml``), for what writes papers and for what checks them; lengths are in
millimetres, sizes and spaces in points.

The state writes the authority of a signature with a full stop (TM., KT.), the Party with a slash
(T/M, K/T); names of persons are not kept. The last line of the recipients says where the file copy
stays.
"""

import re
import tomllib
from decimal import Decimal
from functools import cache
from typing import Any, Final, Literal

import attrs

from genderplan._choices import WordedText
from genderplan._forms import Source, lazy
from genderplan._messages import mark, message
from genderplan._package import read_text
from genderplan._text import match_key, nfc
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.evidence import Evidence
from genderplan.issues import IssueKind, Issues, Severity


@attrs.frozen
class Range:
    """What the decree allows, from ``least`` to ``most``, and what this library writes.

    >>> Decimal("13.5") in Range(13, 14, 14), 12 in Range(13, 14, 14)
    (True, False)
    """

    least: Decimal = attrs.field(converter=Decimal)
    """The least that is allowed."""
    most: Decimal = attrs.field(converter=Decimal)
    """The most that is allowed."""
    used: Decimal = attrs.field(converter=Decimal)
    """What this library writes."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | Decimal) and self.least <= value <= self.most


@attrs.frozen(kw_only=True)
class PartForm:
    """The type in which one part of a paper is set.

    >>> motto = paper_form().part("motto")
    >>> motto.text, motto.size.least, motto.bold, motto.line
    ('Độc lập - Tự do - Hạnh phúc', Decimal('13'), True, 'whole')
    """

    name: str
    """Its key: "country", "motto", "issuing_body", "number", "body", "signer" ..."""
    vi: str
    """Its name in the decree."""
    size: Range
    """The size of the letters, in points."""
    box: str = ""
    """Its number in the decree's drawing of a page; empty for what the drawing has not."""
    text: str = ""
    """Its words, where the decree fixes them."""
    bold: bool = False
    """Whether the letters are bold."""
    italic: bool = False
    """Whether the letters slant."""
    upper: bool = False
    """Whether it is in capital letters."""
    align: Literal["left", "centre", "both"] = "left"
    """How it stands in its block; "both" is justified."""
    line: Literal["", "whole", "part"] = ""
    """The line below: none, as long as the words, or a third to a half of that."""
    evidence: Evidence = Evidence.VERIFIED
    """How well this row is supported."""


@attrs.frozen(kw_only=True)
class PaperForm:
    """The page and all parts of a paper.

    >>> form = paper_form()
    >>> form.font, form.left.least, form.left.most, len(form.parts)
    ('Times New Roman', Decimal('30'), Decimal('35'), 22)
    """

    source: str
    """The decree and its annex."""
    font: str
    """The font of all letters."""
    colour: str
    """The colour of all letters, in six hexadecimal digits."""
    width: Decimal
    """The width of the page, upright."""
    height: Decimal
    """The height of the page, upright."""
    top: Range
    """The margin above."""
    bottom: Range
    """The margin below."""
    left: Range
    """The margin at the binding side."""
    right: Range
    """The margin at the other side."""
    first_line: Range
    """The indent of the first line of a paragraph; one end of the range or the other."""
    space: Range
    """The space between paragraphs, in points."""
    line_spacing: Range
    """The space from line to line, in lines."""
    parts: tuple[PartForm, ...]
    """The parts, in the order in which they stand on a paper."""

    def part(self, name: str) -> PartForm:
        """The part with this key.

        Raises :class:`~genderplan.errors.NotFoundError` where there is none.
        """
        for part in self.parts:
            if part.name == name:
                return part
        known = ", ".join(part.name for part in self.parts)
        summary = message(
            "no part of a paper is called {name}; the parts are {known}", name=name, known=known
        )
        raise NotFoundError(summary, name)


_MARGINS: Final = ("top", "bottom", "left", "right")
_BODY: Final = ("first_line", "space", "line_spacing")


@cache
def paper_form() -> PaperForm:
    """The form of administrative papers, read once.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    table = tomllib.loads(read_text("documents", "paper.toml"), parse_float=Decimal)
    page, body = table["page"], table["body"]
    return PaperForm(
        source=table["source"],
        font=table["font"],
        colour=table["colour"],
        width=Decimal(page["width"]),
        height=Decimal(page["height"]),
        **{name: _range(page, name) for name in _MARGINS},
        **{name: _range(body, name) for name in _BODY},
        parts=tuple(_part(row) for row in table["parts"]),
    )


def _part(row: dict[str, Any]) -> PartForm:
    least, most = row.pop("size")
    evidence = Evidence(row.pop("evidence", Evidence.VERIFIED))
    return PartForm(size=Range(least, most, row.pop("used")), evidence=evidence, **row)


def _range(table: dict[str, Any], name: str) -> Range:
    least, most = table[name]
    return Range(least, most, table[f"{name}_used"])


def _tidy(given: str) -> str:
    return " ".join(nfc(given).split())


NO_FILE_COPY: Final = IssueKind(
    "GP141",
    Severity.WARNING,
    mark("no line says where the file copy stays"),
    mark("End the recipients with “- Lưu: VT, ...”; the Party names its office."),
)
UNKNOWN_PURPOSE: Final = IssueKind(
    "GP142", Severity.NOTE, mark("the purpose ({purpose}) of {name} is none of the usual ones")
)


class Purpose(WordedText):
    """What a recipient is to do with the document.

    >>> Purpose.REPORT.mark
    'để b/c'
    """

    REPORT = "report", mark("to report to")
    CARRY_OUT = "carry_out", mark("to carry out")
    INFORM = "inform", mark("for information")
    COORDINATE = "coordinate", mark("to work together")
    DIRECT = "direct", mark("to direct")

    @property
    def mark(self) -> str:
        """How it is written in brackets."""
        return _PURPOSES[self][0]


# How each purpose is written in brackets, the usual form first.
_PURPOSES: Final = {
    Purpose.REPORT: ("để b/c", "b/c", "báo cáo", "để báo cáo"),
    Purpose.CARRY_OUT: ("để t/h", "t/h", "thực hiện", "để thực hiện"),
    Purpose.INFORM: ("để biết", "biết", "để b/iết"),
    Purpose.COORDINATE: ("để phối hợp", "phối hợp", "p/h", "để p/h", "phối hợp thực hiện"),
    Purpose.DIRECT: ("để chỉ đạo", "chỉ đạo", "c/đ", "để c/đ"),  # unverified
}
_BY_MARK: Final = {match_key(word): kind for kind, words in _PURPOSES.items() for word in words}
# "Nơi nhận:" above the recipients, the mark before each, "(để b/c)" behind one, "Lưu: VT".
_HEADING: Final = lazy(r"\s*nơi\s+nhận\s*:?\s*", re.IGNORECASE)
_BULLET: Final = lazy(r"^[\s*+•-]+")
_BRACKET: Final = lazy(r"\s*\(([^()]{1,40})\)\s*$")
# "Lưu: VT", "Lưu VT", "Lưu văn thư"; not "Lưu trữ huyện", which is a recipient.
_FILED: Final = lazy(r"(?i:lưu)(?:\s*:\s*|\s+(?=[A-ZĐ]{2}|(?i:văn|hồ sơ)))")


@attrs.frozen
class Recipient:
    """One recipient.

    >>> str(Recipient("UBND huyện Hoằng Hóa", Purpose.REPORT))
    'UBND huyện Hoằng Hóa (để b/c)'
    """

    name: str = attrs.field(converter=_tidy)
    """Whom it goes to."""
    purpose: Purpose | None = None
    """What for; None where no usual purpose stands behind the name."""

    def __str__(self) -> str:
        return f"{self.name} ({self.purpose.mark})" if self.purpose else self.name


@attrs.frozen
class Recipients:
    r"""The recipients of a document and where its file copy stays.

    >>> block = Recipients.parse("Nơi nhận:\n- UBND huyện (b/c);\n- Các ngành(t/h);\n- Lưu: VT.")
    >>> [str(item) for item in block.items], block.filed
    (['UBND huyện (để b/c)', 'Các ngành (để t/h)'], 'VT')
    >>> print(block)
    Nơi nhận:
    - UBND huyện (để b/c);
    - Các ngành (để t/h);
    - Lưu: VT.
    """

    items: tuple[Recipient, ...] = ()
    """The recipients, in order."""
    filed: str = attrs.field(default="", converter=_tidy)
    """Where the file copy stays: "VT, VX"; "" where no line says it."""

    @classmethod
    def parse(cls, text: str) -> "Recipients":
        """The block in *text*, a recipient a line or parted by semicolons.

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "recipients" when it names none.
        """
        source = Source.of(text, mark("recipients"), longest=10_000)
        heading = _HEADING.match(source.text)
        body = source.text[heading.end() :] if heading else source.text
        rows = (_BULLET.sub("", row).strip(" ;.,") for row in re.split(r"[;\n]", body))
        items, filed = [], ""
        for row in filter(None, rows):
            lodged = _FILED.match(row)
            if lodged:
                filed = ", ".join(filter(None, [filed, row[lodged.end() :]]))
            elif any(char.isalpha() for char in row):
                bracket = _BRACKET.search(row)
                purpose = _BY_MARK.get(match_key(bracket[1])) if bracket else None
                name = row[: bracket.start()] if bracket and purpose else row
                items.append(Recipient(name, purpose))
        if not items and not filed:
            summary = message(
                "no recipient is named; write one a line, like - UBND huyện (để b/c);"
            )
            raise source.error(summary, "recipients", (0, len(source.text)))
        return cls(tuple(items), filed)

    def check(self) -> Issues:
        """A missing file copy, and purposes that are none of the usual ones.

        >>> print(Recipients((Recipient("UBND huyện (để xem)"),)).check().codes)
        ('GP142', 'GP141')
        """
        found = []
        for place, item in enumerate(self.items):
            bracket = _BRACKET.search(item.name)
            if item.purpose is None and bracket and re.match(r"để\b|.{1,2}/", bracket[1]):
                name = item.name[: bracket.start()]
                found.append(UNKNOWN_PURPOSE.at(f"items[{place}]", purpose=bracket[1], name=name))
        if not self.filed:
            found.append(NO_FILE_COPY.at("filed"))
        return Issues(found)

    def __str__(self) -> str:
        rows = [f"- {item};" for item in self.items]
        if self.filed:
            rows.append(f"- Lưu: {self.filed}.")
        return "\n".join(["Nơi nhận:", *rows])


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


class SigningAuthority(WordedText):
    """With what authority somebody signs. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7.

    >>> SigningAuthority.FOR_HEAD.mark, SigningAuthority.FOR_HEAD.party_mark
    ('KT.', 'K/T')
    """

    ON_BEHALF = "on_behalf", mark("on behalf of a body or its leaders")
    ACTING = "acting", mark("acting head")
    FOR_HEAD = "for_head", mark("deputy, for the head")
    BY_ORDER = "by_order", mark("by order of the head")
    BY_POWER = "by_power", mark("by power of attorney of the head")

    @property
    def mark(self) -> str:
        """How the state writes it."""
        return _MARKS[self][0]

    @property
    def party_mark(self) -> str:
        """How the Party writes it (second-hand); "" where it has no such form."""
        return _MARKS[self][1]


# How the state and the Party write each authority.
_MARKS: Final = {
    SigningAuthority.ON_BEHALF: ("TM.", "T/M"),
    SigningAuthority.ACTING: ("Q.", "Q."),
    SigningAuthority.FOR_HEAD: ("KT.", "K/T"),
    SigningAuthority.BY_ORDER: ("TL.", "T/L"),
    SigningAuthority.BY_POWER: ("TUQ.", ""),
}
AUTHORITIES: Final = "|".join(state.rstrip(".") for state, _ in _MARKS.values())
"""A pattern of the letters with which a signature of the State begins, before their full stop."""
# The authority before a title: "TM. ", "KT.", "T/M"; not the "TM" of "TMDV" or the "Q" of "QUYỀN".
_MARK: Final = lazy(
    r"(?P<party>T\s?/\s?[ML]|K\s?/\s?T)(?=[\s.:]|[A-ZĐ])[.:]?\s*"
    rf"|(?P<state>{AUTHORITIES})\s?\.\s*",
    re.IGNORECASE,
)
# Between the lines of a signature: a line break or " / "; not the slash of "T/M".
_BREAK: Final = lazy(r"\s*\n\s*|\s+/\s+")


def _title(given: str) -> str:
    return _tidy(given).upper()


@attrs.frozen
class SignatureLine:
    """One line of a signature block: a title, and the authority written before it."""

    title: str = attrs.field(converter=_title)
    """The title, in capitals."""
    authority: SigningAuthority | None = None
    """The authority written before the title, if any."""

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
    >>> print(Signature.parse("T/M BAN THƯỜNG VỤ"))
    T/M BAN THƯỜNG VỤ
    """

    lines: tuple[SignatureLine, ...]
    """The lines, the body or the head first."""
    party: bool = False
    """Whether its marks are those of the Party (T/M)."""
    mixed: bool = attrs.field(default=False, eq=False, repr=False)
    """Whether marks of the state and of the Party stand in it."""

    def __attrs_post_init__(self) -> None:
        if not self.lines:
            summary = message("a signature needs a line: the office that signs")
            raise InvalidValueError(summary, self.lines, "lines")

    @classmethod
    def parse(cls, text: str) -> "Signature":
        """The signature block in *text*, its lines broken or parted by " / ".

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "signature".
        """
        source = Source.of(text, mark("signature"), longest=500)
        lines = []
        signs = []
        for row in filter(None, map(str.strip, _BREAK.split(source.text))):
            sign = _MARK.match(row)
            title = row[sign.end() :] if sign else row
            if not any(char.isalpha() for char in title):
                summary = message("{line} has no title after its mark", line=repr(row))
                start = source.text.find(row)
                raise source.error(summary, "signature", (start, start + len(row)))
            lines.append(SignatureLine(title, _authority(sign) if sign else None))
            signs += [sign] if sign else []
        party = any(sign["party"] for sign in signs)
        state = any(sign["state"] and sign["state"].upper() != "Q" for sign in signs)
        return cls(tuple(lines), party=party, mixed=party and state)

    @property
    def office(self) -> str:
        """The title of the one who signs: the last line, "PHÓ CHỦ TỊCH"."""
        return self.lines[-1].title

    def check(self) -> Issues:
        """Marks out of turn, a deputy without a title, marks of two systems.

        >>> print(Signature.parse("KT. CHỦ TỊCH").check())  # doctest: +ELLIPSIS
        GP131 warning at lines[0]: KT. CHỦ TỊCH is not followed by the title of the person ...
        """
        found = [MIXED_MARKS.at("lines")] if self.mixed else []
        complete = (None, SigningAuthority.ON_BEHALF, SigningAuthority.ACTING)
        if self.lines[-1].authority not in complete:
            last_line = self.lines[-1].text(party=self.party)
            found.append(DEPUTY_WITHOUT_TITLE.at(f"lines[{len(self.lines) - 1}]", line=last_line))
        for place, (above, line) in enumerate(zip(self.lines, self.lines[1:], strict=False), 1):
            if line.authority is SigningAuthority.ON_BEHALF:
                texts = line.text(party=self.party), above.text(party=self.party)
                found.append(OUT_OF_TURN.at(f"lines[{place}]", line=texts[0], above=texts[1]))
        return Issues(found)

    def __str__(self) -> str:
        return "\n".join(line.text(party=self.party) for line in self.lines)


def _authority(sign: re.Match[str]) -> SigningAuthority:
    letters = (sign["party"] or sign["state"]).upper().replace("/", "").replace(" ", "")
    return next(kind for kind, marks in _MARKS.items() if marks[0] == f"{letters}.")
