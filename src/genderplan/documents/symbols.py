"""Reading the number and symbol of a document, as decrees want it and as people write it.

Decided: read by shape, look up afterwards. Digits, an optional year and the groups of the symbol
are told apart first; only then are type and issuer compared with what is known, to settle what the
shape leaves open: a lost or doubled separator ("11 NQ/TW", "248KH-UBND", "72-NQ-TW"), glued groups,
a type before a dot. Two explicit separators are always believed: ``n/TYPE-ISSUER`` is the state's
form, ``n-TYPE/ISSUER`` the Party's, whoever the issuer.
"""

import re
from typing import Final, NamedTuple

from genderplan._messages import message
from genderplan._source import Source
from genderplan.documents.issuers import canonical_issuer, find_issuer, is_party_issuer
from genderplan.documents.types import document_types

__all__ = ["GROUP", "LETTER", "NumberParts", "read_number"]

LETTER: Final = "A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
GROUP: Final = rf"[{LETTER}0-9]++(?:\s*+&\s*+[{LETTER}0-9]++|\.[{LETTER}0-9]++)*+"

_LABEL: Final = re.compile(
    r"\s*+(?:(?:(?:số|sô|so)(?:\s*+(?:và\s*+)?ký\s*+hiệu|\s*+hiệu)?|no|n[°º])\s*+[:.]*+\s*+|s\s++(?=\d))?",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3})++|[0-9]++)((?:bis|ter|(?-i:[a-zA-ZđĐ]))(?=\s*+[/-]))?",
    re.IGNORECASE,
)
_BLANK: Final = re.compile(r"(?:[\s._…\[\]()]*+|x{2,4}\s*+)(?=[/-])", re.IGNORECASE)
_SEPARATOR: Final = re.compile(r"\s*+([/-]?+)\1?\s*+")
_YEAR: Final = re.compile(r"([0-9]++)(?=\s*+[/-]|[A-ZĐ]{2})")
_GROUP: Final = re.compile(rf"(?=[{LETTER}]){GROUP}")
_LATER_GROUP: Final = re.compile(
    rf"\s*+([/-])\1?+(?:(?<=-)|(?!\s*+[0-9]++(?![^\W_])))\s*+({GROUP})"
)
_TAIL: Final = re.compile(r"\s*+(?:\([^()]*+\))?[\s.,;:]*+")
_SPACED: Final = re.compile(r"\s++")
_MOST_DIGITS: Final = 9
_SHOWN: Final = 40  # characters of a wrong part that an error repeats
_FIRST_SHORT_YEAR: Final = 45  # "49/98/..." is 1998; no document of the state is older than 1945
_YEARS: Final = range(1945, 2100)
_GLUED: Final = ("QĐ", "NQ", "KH")  # types that old numbers write in one word with the issuer: QĐUB


class NumberParts(NamedTuple):
    """What a written number says; ``party`` whether it is joined as the Party joins it."""

    number: str
    type: str | None
    issuer: str
    year: int | None
    party: bool


class _Symbol(NamedTuple):
    groups: list[str]
    separators: list[str]  # one before each group; "" where none is written


def read_number(source: Source) -> NumberParts:
    """The parts of the number that *source* holds.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number", "year" or "symbol".
    """
    label = _LABEL.match(source.text)
    number, position = _read_digits(source, label.end() if label else 0)
    before, year, position = _read_year(source, position)
    symbol = _read_groups(source, position, before)
    kind, issuer = _type_and_issuer(symbol)
    party = year is None and kind is not None and bool(issuer) and _is_party(symbol, issuer)
    return NumberParts(number, kind, issuer, year, party)


def _read_digits(source: Source, start: int) -> tuple[str, int]:
    found = _DIGITS.match(source.text, start)
    if found:
        digits = found[1].replace(".", "").lstrip("0")
        if not digits or len(digits) > _MOST_DIGITS:
            summary = message(
                "the number is {value}; digits from 1 up are expected", value=found[1][:_SHOWN]
            )
            raise source.error(summary, "number", found.span(1))
        return _written(digits, found[2] or ""), found.end()
    blank = _BLANK.match(source.text, start)
    if blank:
        return "", blank.end()
    summary = message(
        "a number is expected before the symbol, as in 31/KH-UBND; a draft has the slash alone"
    )
    raise source.error(summary, "number", (start, min(start + 1, len(source.text))))


def _written(digits: str, letter: str) -> str:
    """Below ten a zero stands before the digit, unless a letter follows it ("02", "4a")."""
    return f"{digits}{letter}" if letter else digits.zfill(2)


def _read_year(source: Source, start: int) -> tuple[str, int | None, int]:
    """The separator before the symbol, the year when there is one, and where the symbol starts."""
    before = _SEPARATOR.match(source.text, start)
    position = before.end() if before else start
    separator = before[1] if before else ""
    found = _YEAR.match(source.text, position) if separator else None
    if found is None:
        return separator, None, position
    year = int(found[1]) if len(found[1]) <= 4 else 0  # noqa: PLR2004 - the digits of a year
    if _FIRST_SHORT_YEAR <= year < 100:  # noqa: PLR2004 - two digits
        year += 1900
    if year not in _YEARS:
        summary = message(
            "the year is {value}; a year from 1945 is expected there", value=found[1][:_SHOWN]
        )
        raise source.error(summary, "year", found.span(1))
    after = _SEPARATOR.match(source.text, found.end())
    return (after[1], year, after.end()) if after else ("", year, found.end())


def _read_groups(source: Source, start: int, before: str) -> _Symbol:
    first = _GROUP.match(source.text, start)
    if first is None or not (before or first[0][1:2].isalpha()):  # "1e5" glues nothing to 1
        summary = message("a symbol is expected after the number, as in 31/KH-UBND")
        raise source.error(summary, "symbol", (start, len(source.text)))
    symbol = _Symbol([first[0]], [before])
    end = first.end()
    while (later := _LATER_GROUP.match(source.text, end)) is not None:
        symbol.separators.append(later[1])
        symbol.groups.append(later[2])
        end = later.end()
    tail = _TAIL.fullmatch(source.text, end)
    if tail is None:
        summary = message(
            "{rest} is no part of a symbol", rest=repr(source.text[end : end + _SHOWN])
        )
        raise source.error(summary, "symbol", (end, len(source.text)))
    groups = [_SPACED.sub("", group) for group in symbol.groups]
    return _split_first(_Symbol(groups, symbol.separators))


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
    rest = group[len(kind) :]
    return group.startswith(kind) and find_issuer(group) is None and find_issuer(rest) is not None


def _type_and_issuer(symbol: _Symbol) -> tuple[str | None, str]:
    groups = symbol.groups
    kind = document_types().canonical_symbol(groups[0])
    if kind and symbol.separators == ["-", "-", "/"]:  # 58-QĐ-NS/TW, also written 58-QĐNS/TW
        return kind + canonical_issuer(groups[1]), canonical_issuer(groups[2])
    if kind is None and len(groups) > 1 and _is_unknown_type(symbol):
        kind = groups[0].upper() if groups[0].islower() else groups[0]
    issuer = groups if kind is None else groups[1:]
    return kind, "-".join(canonical_issuer(group) for group in issuer)


def _is_unknown_type(symbol: _Symbol) -> bool:
    """Whether the first group, no type that we know, must be one: by its place or its neighbour."""
    first, second = symbol.groups[:2]
    if not first.isalpha() or find_issuer(first) is not None:
        return False
    if symbol.separators[:2] == ["-", "/"]:
        return True
    body = find_issuer(second)
    return body is not None and body.state


def _is_party(symbol: _Symbol, issuer: str) -> bool:
    if symbol.separators == ["-", "-", "/"]:
        return True
    before, between = symbol.separators[:2]
    if {before, between} == {"/", "-"}:
        return before == "-"
    return is_party_issuer(issuer)
