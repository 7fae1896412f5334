"""How an administrative paper looks. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.

The rule is data (``data/documents/paper.toml``), for what writes papers and for what checks them.
Lengths are in millimetres, sizes and spaces in points.
"""

import tomllib
from decimal import Decimal
from functools import cache
from typing import Any, Final, Literal

import attrs

from genderplan._messages import message
from genderplan._package import read_text
from genderplan.errors import NotFoundError
from genderplan.evidence import Evidence

# How the two lines with the name of the State begin, in small letters and whatever their dashes:
# parts of other patterns.
COUNTRY: Final = r"cộng h(?:òa|oà) xã hội"
MOTTO: Final = r"độc\s{1,2}lập[\W_]{1,20}tự\s{1,2}do"


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
