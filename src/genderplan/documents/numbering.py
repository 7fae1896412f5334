"""A list of numbered documents, checked as a register is audited.

Decided: documents are compared only within one series (issuer, kind, year or term), as they are
counted; a missing run of numbers is one finding. A letter after the digits ("4a") is a number
squeezed in, neither a duplicate nor a gap.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from genderplan._messages import Message, mark, message
from genderplan.documents.register import Entry, RegisterEntry, series_of, series_start
from genderplan.documents.symbols import NumberStyle
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import DateLike, as_date

__all__ = ["check_numbering"]

DUPLICATE: Final = IssueKind(
    "GP111",
    Severity.ERROR,
    mark("{number} stands twice in {period}; the other is {other}"),
    mark("Within a year (the Party: a term) each number of an issuer is given once."),
)
GAP: Final = IssueKind(
    "GP112",
    Severity.WARNING,
    mark("{numbers} of {series}: missing in {period}"),
    mark("Numbers follow without gaps; find the documents or note why they lapsed."),
)
OUT_OF_ORDER: Final = IssueKind(
    "GP113",
    Severity.WARNING,
    mark("{number} is dated {date}, before {other} of {previous}"),
    mark("A later number has no earlier date."),
)
NOT_RESTARTED: Final = IssueKind(
    "GP114",
    Severity.WARNING,
    mark("{number} goes on counting in {period}; the series before ended with {previous}"),
    mark("Numbers restart at 01 on 1 January, the Party's with each term."),
)
NOT_CHECKED: Final = IssueKind(
    "GP115",
    Severity.NOTE,
    mark("{number} is not checked: it has no number or no date yet"),
)


class _Placed(NamedTuple):
    path: str
    entry: RegisterEntry

    @property
    def day(self) -> dt.date:
        return self.entry.date or dt.date.min

    @property
    def counted(self) -> int:
        return self.entry.number.counted


class _Series(NamedTuple):
    issuer: str
    name: str
    start: dt.date


def check_numbering(
    entries: Iterable[Entry], *, by_type: bool = True, terms: Iterable[DateLike] = ()
) -> Issues:
    """Duplicates, gaps, dates out of order and years that do not restart at 01.

    *entries* are numbers with their dates, in any order; ``by_type`` and ``terms`` are those of
    :class:`Register`. Each finding's path is the entry's place in the list.

    >>> found = check_numbering([("01/KH-UBND", "2024-01-05"), ("03/KH-UBND", "2024-01-03")])
    >>> print(found)  # doctest: +ELLIPSIS
    GP112 warning at [1]: 02 of KH-UBND: missing in 2024. Numbers follow without gaps; ...
    GP113 warning at [1]: 03/KH-UBND is dated 2024-01-03, before 2024-01-05 of 01/KH-UBND. ...
    """
    listed = map(RegisterEntry.of, entries)
    placed = [_Placed(f"[{place}]", entry) for place, entry in enumerate(listed)]
    starts = tuple(map(as_date, terms))
    known = [one for one in placed if one.entry.date and not one.entry.number.is_draft]
    left = [one for one in placed if one not in known]
    grouped: dict[_Series, list[_Placed]] = defaultdict(list)
    for one in known:
        grouped[_series(one, by_type=by_type, terms=starts)].append(one)
    found = [NOT_CHECKED.at(one.path, number=str(one.entry.number)) for one in left]
    for series in sorted(grouped):
        found += _check_series(series, grouped)
    return Issues(found)


def _series(one: _Placed, *, by_type: bool, terms: tuple[dt.date, ...]) -> _Series:
    number = one.entry.number
    name = series_of(number, by_type=by_type)
    return _Series(number.body, name, _start(one, terms))


def _start(one: _Placed, terms: tuple[dt.date, ...]) -> dt.date:
    if one.entry.number.style is NumberStyle.PARTY and not any(term <= one.day for term in terms):
        return dt.date.min  # no term is known: all of the Party's numbers in one series
    return series_start(one.entry.number, one.day, terms)


def _period(series: _Series) -> str:
    if series.start == dt.date.min:
        return "…"
    first_day = (series.start.month, series.start.day) == (1, 1)
    return str(series.start.year) if first_day else series.start.isoformat()


def _check_series(series: _Series, grouped: dict[_Series, list[_Placed]]) -> Iterator[Issue]:
    ordered = sorted(grouped[series], key=lambda one: (one.counted, one.entry.number.number))
    yield from _duplicates(ordered, _period(series))
    earlier = [other for other in grouped if other[:2] == series[:2] and other.start < series.start]
    last = max((one.counted for one in grouped[max(earlier)]), default=0) if earlier else 0
    if earlier and last and ordered[0].counted > last:
        first = ordered[0]
        yield NOT_RESTARTED.at(
            first.path,
            number=str(first.entry.number),
            previous=str(last).zfill(2),
            period=_period(series),
        )
        yield from _gaps(ordered, _period(series), ordered[0].counted - 1)
    else:
        yield from _gaps(ordered, _period(series), 0)
    yield from _disorder(ordered)


def _duplicates(ordered: list[_Placed], period: str) -> Iterator[Issue]:
    for one, other in pairwise(ordered):
        if one.entry.number.number == other.entry.number.number:
            number = str(other.entry.number)
            yield DUPLICATE.at(other.path, number=number, period=period, other=one.path)


def _gaps(ordered: list[_Placed], period: str, before: int) -> Iterator[Issue]:
    last = before
    for one in ordered:
        if one.counted > last + 1:
            yield GAP.at(
                one.path,
                numbers=_missing(last + 1, one.counted - 1),
                series=one.entry.number.symbol,
                period=period,
            )
        last = one.counted


def _missing(first: int, last: int) -> str | Message:
    written = str(first).zfill(2), str(last).zfill(2)
    if first == last:
        return written[0]
    return message("{first} to {last}", first=written[0], last=written[1])


def _disorder(ordered: list[_Placed]) -> Iterator[Issue]:
    latest = ordered[0]
    for one in ordered[1:]:
        if one.day < latest.day:
            yield OUT_OF_ORDER.at(
                one.path,
                number=str(one.entry.number),
                date=one.day.isoformat(),
                other=latest.day.isoformat(),
                previous=str(latest.entry.number),
            )
        else:
            latest = one
