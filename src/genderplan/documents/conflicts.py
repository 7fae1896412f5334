"""What in a citation contradicts itself, cannot be, or is written otherwise than the rules want.

Decided: each check looks at one thing and says both sides of a contradiction; which side is right
is for the reader to decide, so nothing is changed. Unknown abbreviations are never a finding.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from genderplan._messages import mark
from genderplan._text import match_key
from genderplan.documents.numbers import DocumentNumber
from genderplan.documents.symbols import NumberStyle
from genderplan.documents.types import LAW_NAMES, TypeFamily, document_types, types_named
from genderplan.errors import ParseError
from genderplan.hierarchy.bodies import body_with_symbol, is_party_symbol
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.periods import PartialDate

__all__ = ["date_conflicts", "issuer_conflicts", "number_findings", "type_conflicts"]

TYPE_AGAINST_SYMBOL: Final = IssueKind(
    "GP101",
    Severity.WARNING,
    mark("the words say {words}, but the number is {number}"),
    mark("Look at the document itself: either the word or the symbol is wrong."),
)
IMPOSSIBLE_DATE: Final = IssueKind(
    "GP102",
    Severity.ERROR,
    mark("{date} is no date of the calendar"),
    mark("Day comes before month; look the date up in the document."),
)
CUT_DATE: Final = IssueKind(
    "GP103",
    Severity.ERROR,
    mark("the year of {date} is not written with four digits"),
    mark("Write the year in full."),
)
ISSUER_AGAINST_SYMBOL: Final = IssueKind(
    "GP104",
    Severity.WARNING,
    mark("the issuer is named {issuer}, but {symbol} in the number stands for {meant}"),
    mark("Look at the document itself: either the name or the symbol is wrong."),
)
YEAR_AGAINST_DATE: Final = IssueKind(
    "GP105",
    Severity.WARNING,
    mark("the number {number} is of {year}, the date of {other}"),
    mark("A normative document has the year of its date in its number."),
)
OTHER_SYSTEM: Final = IssueKind(
    "GP106",
    Severity.NOTE,
    mark("{number} is joined in the other way than numbers of {issuer} are"),
    mark("The state writes 31/KH-UBND, the Party 21-CT/TW."),
)
WRITTEN_OTHERWISE: Final = IssueKind(
    "GP107",
    Severity.NOTE,
    mark("the number is written {written}; the rules write {number}"),
)
BLANK_NUMBER: Final = IssueKind(
    "GP108",
    Severity.NOTE,
    mark("the number is still blank"),
    mark("Fill it in once the document is registered."),
)
NO_SYMBOL: Final = IssueKind(
    "GP109",
    Severity.WARNING,
    mark("number {number} stands without its full symbol"),
    mark("Without the symbol of the issuer many documents have this number."),
)
ISSUER_OF_ANOTHER_TIME: Final = IssueKind(
    "GP110",
    Severity.WARNING,
    mark("{symbol} ({name}) issued no documents on {date}: known from {since} to {until}"),
)

_BODIES: Final = (
    ("Bộ", ("bộ", "bộ trưởng")),
    ("Sở", ("sở", "giám đốc sở")),
    ("Phòng", ("phòng",)),
    ("Ủy ban nhân dân", ("ủy ban nhân dân", "ubnd", "chủ tịch ubnd", "chủ tịch ủy ban nhân dân")),
    ("Hội đồng nhân dân", ("hội đồng nhân dân", "hđnd")),
    ("Thủ tướng", ("thủ tướng",)),
    ("Chính phủ", ("chính phủ",)),
)
_PREFIXES: Final = tuple(
    (match_key(prefix), body) for body, prefixes in _BODIES for prefix in prefixes
)
_POLITBURO: Final = match_key("bộ chính trị")


def type_conflicts(words: str, number: DocumentNumber | None) -> Iterator[Issue]:
    """The finding that the words for the kind and the symbol say different things."""
    if number is None or not words or _agree(words, number):
        return
    yield TYPE_AGAINST_SYMBOL.at("type", words=words, number=str(number))


def _agree(words: str, number: DocumentNumber) -> bool:
    kinds = types_named(words)
    symbols = {kind.symbol for kind in kinds}
    if not kinds or any(kind.family is TypeFamily.GENERIC for kind in kinds):
        return True
    types = document_types()
    if number.type is None:
        return None in symbols or number.style in {NumberStyle.STATE, NumberStyle.NORMATIVE}
    if types.canonical_symbol(number.type) is None or number.type in symbols:
        return True
    if number.type in types.ambiguous and None in symbols:
        return not any(kind.name in LAW_NAMES for kind in kinds)
    names = [kind.name for kind in types.with_symbol(number.type)]
    return any(_belong(name, kind.name) for name in names for kind in kinds)


def _belong(first: str, second: str) -> bool:
    """Whether one kind is the other with words added: Kế hoạch and Kế hoạch phối hợp."""
    short, long = sorted((first, second), key=len)
    return f"{long} ".startswith(f"{short} ")


def date_conflicts(
    date: "dt.date | PartialDate | None", text: str, number: DocumentNumber | None
) -> Iterator[Issue]:
    """The findings that the date cannot be read, or contradicts the year in the number."""
    if text:
        yield (CUT_DATE if _failing_part(text) == "year" else IMPOSSIBLE_DATE).at("date", date=text)
    if date is None or number is None or None in (number.year, date.year):
        return
    if number.year != date.year:
        yield YEAR_AGAINST_DATE.at("date", number=str(number), year=number.year, other=date.year)


def _failing_part(text: str) -> str:
    try:
        PartialDate.parse(text)
    except ParseError as error:
        return error.part
    return ""


def issuer_conflicts(
    name: str, number: DocumentNumber | None, date: "dt.date | PartialDate | None"
) -> Iterator[Issue]:
    """The findings that the issuer's name, or the time, does not fit the symbol."""
    body = body_with_symbol(number.issuers[0]) if number is not None and number.issuers else None
    if body is None or number is None:
        return
    named, meant = _body(name), _body(body.name)
    if named and meant and named != meant and not number.is_joint:
        yield ISSUER_AGAINST_SYMBOL.at(
            "issuer", issuer=name, symbol=number.issuers[0], meant=body.name
        )
    if isinstance(date, dt.date) and not body.existed(date):
        yield ISSUER_OF_ANOTHER_TIME.at(
            "issuer",
            symbol=number.issuers[0],
            name=body.name,
            date=date.isoformat(),
            since=str(body.since or "…"),
            until=str(body.until or "…"),
        )


def _body(name: str) -> str:
    key = match_key(name)
    if key.startswith(_POLITBURO):
        return ""
    return next((body for prefix, body in _PREFIXES if f"{key} ".startswith(f"{prefix} ")), "")


def number_findings(number: DocumentNumber | None, text: str, written: str) -> Iterator[Issue]:
    """The findings about how the number itself is written."""
    if number is None:
        if text:
            yield NO_SYMBOL.at("number", number=text)
        return
    if number.is_draft:
        yield BLANK_NUMBER.at("number")
    elif not number.issuer:
        yield NO_SYMBOL.at("number", number=number.number)
    elif written and written != str(number):
        yield WRITTEN_OTHERWISE.at("number", written=written, number=str(number))
    if number.issuers and _in_other_system(number):
        yield OTHER_SYSTEM.at("number", number=str(number), issuer=number.issuers[0])


def _in_other_system(number: DocumentNumber) -> bool:
    body = body_with_symbol(number.issuers[0])
    if number.style is NumberStyle.PARTY:
        return body is not None and body.state
    return number.type is not None and is_party_symbol(number.issuer)
