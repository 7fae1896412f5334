"""The recipients of a document (nơi nhận), with what each is to do with it.

Decided: the purpose is a bracket after the recipient, read in its short and its long form and
written back in the usual one; an unknown bracket stays part of the line as it is. The last line
says where the file copy stays ("Lưu: VT, ..."). Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; the
purposes are seen in documents, no rule lists them.
"""

import re
from enum import StrEnum
from typing import Final

import attrs

from genderplan._messages import Language, mark, message, translate
from genderplan._source import Source
from genderplan._text import match_key, nfc
from genderplan.issues import IssueKind, Issues, Severity

__all__ = ["Purpose", "Recipient", "Recipients"]

NO_FILE_COPY: Final = IssueKind(
    "GP141",
    Severity.WARNING,
    mark("no line says where the file copy stays"),
    mark("End the recipients with “- Lưu: VT, ...”; the Party names its office."),
)
UNKNOWN_PURPOSE: Final = IssueKind(
    "GP142", Severity.NOTE, mark("the purpose ({purpose}) of {name} is none of the usual ones")
)


class Purpose(StrEnum):
    """What a recipient is to do with the document.

    >>> Purpose.REPORT.mark
    'để b/c'
    """

    REPORT = "report"
    CARRY_OUT = "carry_out"
    INFORM = "inform"
    COORDINATE = "coordinate"
    DIRECT = "direct"

    @property
    def mark(self) -> str:
        """How it is written in brackets."""
        return _MARKS[self][0]

    def label(self, language: Language = "en") -> str:
        """What it means, in *language*."""
        return translate(_MEANINGS[self], language)


_MARKS: Final = {
    Purpose.REPORT: ("để b/c", "b/c", "báo cáo", "để báo cáo"),
    Purpose.CARRY_OUT: ("để t/h", "t/h", "thực hiện", "để thực hiện"),
    Purpose.INFORM: ("để biết", "biết", "để b/iết"),
    Purpose.COORDINATE: ("để phối hợp", "phối hợp", "p/h", "để p/h", "phối hợp thực hiện"),
    Purpose.DIRECT: ("để chỉ đạo", "chỉ đạo", "c/đ", "để c/đ"),  # unverified
}
_MEANINGS: Final = {
    Purpose.REPORT: mark("to report to"),
    Purpose.CARRY_OUT: mark("to carry out"),
    Purpose.INFORM: mark("for information"),
    Purpose.COORDINATE: mark("to work together"),
    Purpose.DIRECT: mark("to direct"),
}
_BY_MARK: Final = {match_key(word): kind for kind, words in _MARKS.items() for word in words}
_HEADING: Final = re.compile(r"\s*nơi\s+nhận\s*:?\s*", re.IGNORECASE)
_BULLET: Final = re.compile(r"^[\s*+•-]+")
_BRACKET: Final = re.compile(r"\s*\(([^()]{1,40})\)\s*$")
_FILED: Final = re.compile(r"lưu\s*:?\s*", re.IGNORECASE)
_EDGES: Final = " ;.,"
_LONGEST: Final = 10_000


def _words(given: str) -> str:
    return " ".join(nfc(given).split())


@attrs.frozen
class Recipient:
    """One recipient; ``purpose`` is ``None`` where no usual one stands after the name.

    >>> str(Recipient("UBND huyện Hoằng Hóa", Purpose.REPORT))
    'UBND huyện Hoằng Hóa (để b/c)'
    """

    name: str = attrs.field(converter=_words)
    purpose: Purpose | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.purpose.mark})" if self.purpose else self.name


@attrs.frozen
class Recipients:
    r"""The recipients of a document and where its file copy stays.

    >>> block = Recipients.parse("Nơi nhận:\n- UBND huyện (b/c);\n- Các ngành(t/h);\n- Lưu: VT.")
    >>> [item.purpose.value for item in block.items], block.filed
    (['report', 'carry_out'], 'VT')
    >>> print(block)
    Nơi nhận:
    - UBND huyện (để b/c);
    - Các ngành (để t/h);
    - Lưu: VT.
    """

    items: tuple[Recipient, ...] = ()
    filed: str = attrs.field(default="", converter=_words)

    @classmethod
    def parse(cls, text: str) -> "Recipients":
        """The block in *text*, a recipient a line or parted by semicolons.

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "recipients" when no recipient
        and no file copy is named.
        """
        source = Source.of(text, mark("recipients"), longest=_LONGEST)
        heading = _HEADING.match(source.text)
        body = source.text[heading.end() :] if heading else source.text
        rows = (_BULLET.sub("", row).strip(_EDGES) for row in re.split(r"[;\n]", body))
        items, filed = [], ""
        for row in filter(None, rows):
            lodged = _FILED.match(row)
            if lodged:
                filed = row[lodged.end() :]
            elif any(char.isalpha() for char in row):
                items.append(_recipient(row))
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


def _recipient(row: str) -> Recipient:
    bracket = _BRACKET.search(row)
    purpose = _BY_MARK.get(match_key(bracket[1])) if bracket else None
    if bracket is None or purpose is None:
        return Recipient(row)
    return Recipient(row[: bracket.start()], purpose)
