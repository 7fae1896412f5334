"""Reading the number and symbol of a document, as decrees want it and as people write it.

Digits, an optional year and the groups of the symbol are told apart by shape first; only then are
type and issuer compared with what is known, to settle what the shape leaves open: a lost or doubled
separator ("11 NQ/TW", "248KH-UBND", "72-NQ-TW"), glued groups, a type before a dot. Two separators
that are written are always believed: ``n/TYPE-ISSUER`` is the state's, ``n-TYPE/ISSUER`` the
Party's.
"""

import re
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from genderplan._messages import Language, mark, message, translate
from genderplan._source import Source
from genderplan.documents.types import document_types
from genderplan.hierarchy.bodies import body_with_symbol, canonical_symbol, is_party_symbol

__all__ = [
    "GROUP",
    "LAW_ISSUER",
    "LETTER",
    "YEARS",
    "NumberParts",
    "NumberStyle",
    "read_number",
    "usual_style",
]

LETTER: Final = "A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
# One group of a symbol: UBND, C06, CTTN&BĐG, KHPH.VHTT, XDCQ,TG, KT(TH); no group ends with a sign,
# and what stands behind a comma is no number: not "UBND,15" nor the "KH" of "UBND,KH 15".
GROUP: Final = (
    rf"[{LETTER}0-9]++(?:\s*+&\s*+[{LETTER}0-9]++|\.[{LETTER}0-9]++"
    rf"|,(?=[A-ZĐ]{{2}})[{LETTER}]++(?!\s*+(?:[Ss]ố|[0-9]))|\([A-ZĐ0-9&,]{{1,12}}\))*+"
)
# "Số:", "Số và ký hiệu:", "No.", and the "S" of a text that lost its marks; not the "S" of "SY".
_LABEL: Final = re.compile(
    r"\s*+(?:(?:(?:số|sô|so)(?:\s*+(?:và\s*+)?ký\s*+hiệu|\s*+hiệu)?|no|n[°º])\s*+[:.]*+\s*+"
    r"|s\s++(?=\d))?",
    re.IGNORECASE,
)
# 31, 1.234, 4a, 75A, 12bis; a letter counts only before a separator: not the K of 248KH-UBND. The
# 66.13 of 66.13/2026/NQ-CP, a series of resolutions since 2025, is known by the year behind it.
_DIGITS: Final = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3})++|[0-9]++)"
    r"(\.[1-9][0-9]?(?=\s*+/\s*+20[0-9]{2}\s*+[/-])|(?:bis|ter|(?-i:[a-zA-ZđĐ]))(?=\s*+[/-]))?",
    re.IGNORECASE,
)
# A number not yet given: dots, lines, brackets or "xx" before the separator; not "x/".
_BLANK: Final = re.compile(r"(?:[\s._…\[\]()]*+|x{2,4}\s*+)(?=[/-])", re.IGNORECASE)
_SEPARATOR: Final = re.compile(r"\s*+([/-]?+)\1?\s*+")  # also doubled by mistake: 31//KH-UBND
# The year inside a number: 2020 in 30/2020/NĐ-CP; not the 31 of 31/KH.
_YEAR: Final = re.compile(r"([0-9]++)(?=\s*+[/-]|[A-ZĐ]{2})")
_FIRST_GROUP: Final = re.compile(rf"(?=[{LETTER}]){GROUP}")
# A further group; digits alone are one only after a dash: not the 2024 of 31/KH-UBND/2024.
_LATER_GROUP: Final = re.compile(
    rf"\s*+([/-])\1?+(?:(?<=-)|(?!\s*+[0-9]++(?![^\W_])))\s*+(\([A-ZĐ0-9&,]{{1,12}}\)|{GROUP})"
)
_TAIL: Final = re.compile(r"\s*+(?:\([^()]*+\))?[\s.,;:]*+")  # a note in brackets, stops
LAW_ISSUER: Final = re.compile(r"(?:UBTVQH|QH)[0-9]{1,2}")
_GLUED: Final = ("QĐ", "NQ", "KH")  # types that old numbers write in one word with the issuer: QĐUB
YEARS: Final = range(1945, 2100)
_FIRST_SHORT_YEAR: Final = 45  # "49/98/..." is 1998; no document of the state is older than 1945
_MOST_DIGITS: Final = 9
_SHOWN: Final = 40  # characters of a wrong part that an error repeats


class NumberStyle(StrEnum):
    """How the parts of a number are joined, which tells whose rules it follows.

    >>> NumberStyle.LETTER.label("vi")
    'công văn'
    """

    STATE = "state"
    LETTER = "letter"
    PARTY = "party"
    NORMATIVE = "normative"

    def label(self, language: Language = "en") -> str:
        """The words for this style in *language*."""
        return translate(_STYLE_WORDS[self], language)


_STYLE_WORDS = {
    NumberStyle.STATE: mark("administrative document"),
    NumberStyle.LETTER: mark("official letter"),
    NumberStyle.PARTY: mark("Party document"),
    NumberStyle.NORMATIVE: mark("normative document"),
}


def usual_style(kind: str | None, issuer: str, year: int | None) -> NumberStyle:
    """The style that the parts of a number have, where it is not the Party's."""
    if year is not None:
        return NumberStyle.NORMATIVE
    if kind is not None:
        return NumberStyle.LETTER if kind == "CV" else NumberStyle.STATE
    if LAW_ISSUER.fullmatch(issuer):
        return NumberStyle.NORMATIVE
    body = body_with_symbol(issuer)
    return NumberStyle.STATE if body is not None and body.plain else NumberStyle.LETTER


class _Symbol(NamedTuple):
    groups: list[str]
    separators: list[str]  # one before each group; "" where none is written


NumberParts: TypeAlias = tuple[str, str | None, str, int | None, NumberStyle, str]


def read_number(source: Source) -> NumberParts:
    """The parts of a written number, in the order in which a number is made of them.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number", "year" or "symbol".
    """
    label = _LABEL.match(source.text)
    number, position = _read_digits(source, label.end() if label else 0)
    before, year, after, position = _read_year(source, position)
    symbol = _read_groups(source, position, before if year is None else after)
    kind, issuer = _type_and_issuer(symbol)
    if year is None and kind is not None and issuer and _is_party(symbol, issuer):
        return number, kind, issuer, year, NumberStyle.PARTY, "/"
    style = usual_style(kind, issuer, year)
    # A dash before a year or before an old issuer alone is how such a number is really written.
    own = before == "-" and (
        (year is not None and after == "/") or (kind is None and style is NumberStyle.STATE)
    )
    return number, kind, issuer, year, style, "-" if own else "/"


def _read_digits(source: Source, start: int) -> tuple[str, int]:
    found = _DIGITS.match(source.text, start)
    if found:
        digits = found[1].replace(".", "").lstrip("0")
        if not digits or len(digits) > _MOST_DIGITS:
            summary = message(
                "the number is {value}; digits from 1 up are expected", value=found[1][:_SHOWN]
            )
            raise source.error(summary, "number", found.span(1))
        return f"{digits}{found[2]}" if found[2] else digits.zfill(2), found.end()
    blank = _BLANK.match(source.text, start)
    if blank:
        return "", blank.end()
    summary = message(
        "a number is expected before the symbol, as in 31/KH-UBND; a draft has the slash alone"
    )
    raise source.error(summary, "number", (start, min(start + 1, len(source.text))))


def _read_year(source: Source, start: int) -> tuple[str, int | None, str, int]:
    """The separator, the year when there is one and the separator behind it, and where it ends."""
    before = _SEPARATOR.match(source.text, start)
    position = before.end() if before else start
    separator = before[1] if before else ""
    found = _YEAR.match(source.text, position) if separator else None
    if found is None:
        return separator, None, "", position
    year = int(found[1]) if len(found[1]) <= 4 else 0  # noqa: PLR2004 - the digits of a year
    if _FIRST_SHORT_YEAR <= year < 100:  # noqa: PLR2004 - two digits
        year += 1900
    if year not in YEARS:
        summary = message(
            "the year is {value}; a year from 1945 is expected there", value=found[1][:_SHOWN]
        )
        raise source.error(summary, "year", found.span(1))
    after = _SEPARATOR.match(source.text, found.end())
    return separator, year, after[1] if after else "", after.end() if after else found.end()


def _read_groups(source: Source, start: int, before: str) -> _Symbol:
    first = _FIRST_GROUP.match(source.text, start)
    if first is None or not (before or first[0][1:2].isalpha()):  # "1e5" glues nothing to 1
        summary = message("a symbol is expected after the number, as in 31/KH-UBND")
        raise source.error(summary, "symbol", (start, len(source.text)))
    symbol = _Symbol([first[0]], [before])
    end = first.end()
    while (later := _LATER_GROUP.match(source.text, end)) is not None:
        symbol.separators.append(later[1])
        symbol.groups.append(later[2])
        end = later.end()
    if _TAIL.fullmatch(source.text, end) is None:
        rest = repr(source.text[end : end + _SHOWN])
        summary = message("{rest} is no part of a symbol", rest=rest)
        raise source.error(summary, "symbol", (end, len(source.text)))
    return _split_first(_Symbol(["".join(group.split()) for group in symbol.groups], symbol[1]))


def _split_first(symbol: _Symbol) -> _Symbol:
    """A type joined to what follows by a dot or by nothing (KHPH.VHTT, QĐUB) as a group apart."""
    first, rest = symbol.groups[0], symbol.groups[1:]
    head, dot, tail = first.partition(".")
    if not (dot and document_types().canonical_symbol(head)):
        head = next((kind for kind in _GLUED if _is_glued(first, kind)), "")
        tail = first[len(head) :]
    if not head:
        return symbol
    # What was one group says nothing about a slash or a dash between its halves.
    return _Symbol([head, tail, *rest], [symbol.separators[0], "", *symbol.separators[1:]])


def _is_glued(group: str, kind: str) -> bool:
    if not group.startswith(kind) or body_with_symbol(group) is not None:
        return False
    return body_with_symbol(group[len(kind) :]) is not None


def _type_and_issuer(symbol: _Symbol) -> tuple[str | None, str]:
    groups = symbol.groups
    kind = document_types().canonical_symbol(groups[0])
    if kind and symbol.separators == ["-", "-", "/"]:  # 58-QĐ-NS/TW, also written 58-QĐNS/TW
        return kind + canonical_symbol(groups[1]), canonical_symbol(groups[2])
    if kind is None and len(groups) > 1 and _is_unknown_type(symbol):
        kind = groups[0].upper() if groups[0].islower() else groups[0]
    issuer = groups if kind is None else groups[1:]
    return kind, "-".join(canonical_symbol(group) for group in issuer)


def _is_unknown_type(symbol: _Symbol) -> bool:
    """Whether the first group, no type that we know, must be one: by its place or its neighbour."""
    first, second = symbol.groups[:2]
    if not first.isalpha() or body_with_symbol(first) is not None:
        return False
    if symbol.separators[:2] == ["-", "/"]:
        return True
    body = body_with_symbol(second)
    return body is not None and body.state


def _is_party(symbol: _Symbol, issuer: str) -> bool:
    if symbol.separators == ["-", "-", "/"]:
        return True
    before, between = symbol.separators[:2]
    if {before, between} == {"/", "-"}:
        return before == "-"
    return is_party_symbol(issuer)
