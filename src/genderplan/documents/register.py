"""The register of documents going out (sổ đăng ký văn bản đi): which number comes next.

A register is a value that can be used once. ``Register.issue`` gives a number together
with the register that follows, and the register it was asked of gives no second one: whoever goes
on with an old register gets an error and never the same number again. What is stored is the JSON of
the newest register; two copies read from the same JSON are two books, and nothing can tell them
apart, so store it before the number is handed out.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple, TypeAlias

import attrs
from attrs.validators import ge, instance_of

from genderplan._messages import Message, mark, message
from genderplan.documents.numbers import DocumentNumber, number_from
from genderplan.documents.types import NumberStyle
from genderplan.errors import InvalidValueError
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date

COPIES: Final = frozenset(("SY", "TrS", "SL"))
Entry: TypeAlias = "RegisterEntry | tuple[DocumentNumber | str, DateLike | None]"


def _days(given: Iterable[DateLike]) -> tuple[dt.date, ...]:
    return tuple(sorted(map(as_date, given)))


@attrs.frozen
class RegisterEntry:
    """A document as a register lists it: its number and its date.

    >>> RegisterEntry("31/KH-UBND", "2023-02-07").date
    datetime.date(2023, 2, 7)
    """

    number: DocumentNumber = attrs.field(converter=number_from)
    """Its number; a draft has no digits."""
    date: dt.date | None = attrs.field(default=None, converter=attrs.converters.optional(as_date))
    """Its day; None where it has none yet."""

    @classmethod
    def of(cls, given: Entry) -> "RegisterEntry":
        """The entry itself, or the one made from a number and a date."""
        return given if isinstance(given, RegisterEntry) else cls(*given)


@attrs.frozen
class SeriesCounter:
    """One series of numbers: whose, of what, since when, and how far it has come."""

    issuer: str = attrs.field(validator=instance_of(str))
    """The symbol of the body that counts: "UBND"."""
    series: str = attrs.field(validator=instance_of(str))
    """What is counted together: "KH", "copies", "normative QĐ"."""
    start: dt.date = attrs.field(converter=as_date)
    """The day from which it counts: 1 January, or the first day of a term."""
    last: int = attrs.field(validator=[instance_of(int), ge(0)])
    """The last number that was given."""
    on: dt.date = attrs.field(converter=as_date)
    """The day of the last number."""


def series_of(number: DocumentNumber, *, by_type: bool = True) -> str:
    """The series in which a number is counted, within its issuer and its year or term.

    Copies of the three kinds share one series; normative documents and the Party's have one for
    each type; of the rest the head of the body decides (*by_type*). Source: Nghị định
    30/2020/NĐ-CP, Điều 15 and Điều 25-27 for copies (article numbers unverified).

    >>> series_of(DocumentNumber.parse("12/SY-UBND")), series_of(DocumentNumber.parse("31/KH-UBND"))
    ('copies', 'KH')
    >>> series_of(DocumentNumber.parse("31/KH-UBND"), by_type=False)
    'administrative'
    """
    if number.type in COPIES:
        return "copies"
    if number.style is NumberStyle.NORMATIVE:
        return f"normative {number.type or number.issuer}"
    if by_type or number.style is NumberStyle.PARTY:
        return number.type or "letters"
    return "administrative"


@attrs.frozen(kw_only=True)
class Register:
    """Gives each document the next number of its issuer and series.

    Numbers of the state restart on 1 January. Advisory bodies have a symbol of their own, so they
    are counted apart. A register can be used once: go on with the one that :meth:`issue` returns.

    >>> book = Register()
    >>> number, book = book.issue("KH", "UBND", "2024-02-23")
    >>> number
    DocumentNumber('01/KH-UBND')
    >>> number, book = book.issue("KH", "BVSTBPN", "2024-02-26")
    >>> number, book = book.issue("KH", "UBND", "2024-02-26")
    >>> str(number)
    '02/KH-UBND'
    >>> book == Register.from_json(book.to_json())
    True
    """

    by_type: bool = attrs.field(default=True, validator=instance_of(bool))
    """Whether administrative documents are counted by type, or all together."""
    terms: tuple[dt.date, ...] = attrs.field(default=(), converter=_days)
    """The first days of the terms of a Party committee, with which its numbers restart."""
    counters: tuple[SeriesCounter, ...] = ()
    """How far each series has come."""
    # Emptied when a number is given; list.pop is one step, so two threads cannot both succeed.
    _ticket: list[bool] = attrs.field(
        factory=lambda: [True], init=False, eq=False, repr=False, hash=False
    )

    @classmethod
    def resume(
        cls, entries: Iterable[Entry], *, by_type: bool = True, terms: Iterable[DateLike] = ()
    ) -> "Register":
        """The register that goes on after *entries*, each a number and its date.

        >>> book = Register.resume([("40/KH-UBND", "2024-02-23"), ("12/QĐ-UBND", "2024-01-15")])
        >>> book.peek("KH", "UBND", "2024-03-01")
        DocumentNumber('41/KH-UBND')
        """
        book = cls(by_type=by_type, terms=tuple(terms))
        for entry in map(RegisterEntry.of, entries):
            if entry.date is None:
                summary = message("{number} has no date", number=str(entry.number))
                raise InvalidValueError(summary, None, "date")
            if not entry.number.is_draft:
                book = book._noted(entry.number, entry.date)
        return book

    def peek(
        self,
        type: str | None,  # noqa: A002 - the word of DocumentNumber
        issuer: str,
        on: DateLike,
        *,
        normative: bool = False,
        style: NumberStyle | str | None = None,
    ) -> DocumentNumber:
        """The number that :meth:`issue` would give; it is not given, and may be asked again."""
        day = as_date(on, "on")
        draft = DocumentNumber("", type, issuer, day.year if normative else None, style)
        counter = self._counter(draft, day)
        if counter is not None and day < counter.on:
            summary = message(
                "{day} is before {last}, the day of the last number of its series",
                day=day,
                last=counter.on,
            )
            raise InvalidValueError(summary, on, "on")
        return attrs.evolve(draft, number=(counter.last if counter else 0) + 1)

    def issue(
        self,
        type: str | None,  # noqa: A002 - the word of DocumentNumber
        issuer: str,
        on: DateLike,
        *,
        normative: bool = False,
        style: NumberStyle | str | None = None,
    ) -> tuple[DocumentNumber, "Register"]:
        """The next number for a document, and the register to go on with.

        *type* is ``None`` for an official letter, *issuer* the symbol with its unit if any; *style*
        "party" joins and counts as the Party does. Raises
        :class:`~genderplan.errors.InvalidValueError` when this register has given its number
        already, when *on* is before the last number of the series, or no term of the Party has
        begun.
        """
        number = self.peek(type, issuer, on, normative=normative, style=style)
        try:
            self._ticket.pop()
        except IndexError:
            summary = message(
                "this register has given its number already; go on with the register it returned"
            )
            raise InvalidValueError(summary, None, "register") from None
        return number, self._noted(number, as_date(on, "on"))

    def _noted(self, number: DocumentNumber, day: dt.date) -> "Register":
        """A fresh register that has come as far as *number* in its series."""
        old, last = self._counter(number, day), number.counted
        if old is not None:
            last, day = max(last, old.last), max(day, old.on)
        new = SeriesCounter(*_series(number, day, self.terms, by_type=self.by_type), last, day)
        kept = (counter for counter in self.counters if counter != old)
        return attrs.evolve(self, counters=tuple(sorted((*kept, new), key=_series_of_counter)))

    def _counter(self, number: DocumentNumber, day: dt.date) -> SeriesCounter | None:
        wanted = _series(number, day, self.terms, by_type=self.by_type)
        return next((each for each in self.counters if _series_of_counter(each) == wanted), None)

    def to_json(self) -> str:
        """The register as JSON text, to be stored before a number is handed out."""
        data = attrs.asdict(self, filter=lambda field, _: field.init)
        return json.dumps(data, default=dt.date.isoformat, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Register":
        """The register that :meth:`to_json` wrote.

        Raises :class:`~genderplan.errors.InvalidValueError` for any other text.
        """
        try:
            data: Any = json.loads(text)
            counters = tuple(SeriesCounter(**row) for row in data["counters"])
            return cls(by_type=data["by_type"], terms=data["terms"], counters=counters)
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            summary = message("the text is no register: {error}", error=str(error)[:80])
            raise InvalidValueError(summary, text, "register") from error

    def __deepcopy__(self, _memo: object) -> "Register":
        return self  # a copy would be a second book with the same numbers


class _Series(NamedTuple):
    issuer: str
    name: str
    start: dt.date


def _series_of_counter(counter: SeriesCounter) -> _Series:
    return _Series(counter.issuer, counter.series, counter.start)


def _series(
    number: DocumentNumber, day: dt.date, terms: Iterable[dt.date], *, by_type: bool
) -> _Series:
    """The series in which a number of a day is counted, with the day from which it counts."""
    name = series_of(number, by_type=by_type)
    return _Series(number.body, name, series_start(number, day, terms))


def series_start(number: DocumentNumber, day: dt.date, terms: Iterable[dt.date] = ()) -> dt.date:
    """The day from which the series of a number counts: 1 January, or the first day of a term."""
    if number.style is not NumberStyle.PARTY:
        return dt.date(day.year, 1, 1)
    begun = [term for term in terms if term <= day]
    if begun:
        return max(begun)
    summary = message(
        "{number} is counted from the start of a term, and none had begun on {day}; give terms",
        number=str(number),
        day=day,
    )
    raise InvalidValueError(summary, day, "terms")


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
    """An entry that has a number and a date, and its place in the list."""

    path: str
    number: DocumentNumber
    day: dt.date

    @property
    def counted(self) -> int:
        return self.number.counted


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
    starts = (dt.date.min, *map(as_date, terms))  # before the first term that is known, one series
    grouped: dict[_Series, list[_Placed]] = defaultdict(list)
    found: list[Issue] = []
    for place, entry in enumerate(map(RegisterEntry.of, entries)):
        number, day = entry.number, entry.date
        if day is None or number.is_draft:
            found.append(NOT_CHECKED.at(f"[{place}]", number=str(number)))
        else:
            series = _series(number, day, starts, by_type=by_type)
            grouped[series].append(_Placed(f"[{place}]", number, day))
    for series in sorted(grouped):
        found += _check_series(series, grouped)
    return Issues(found)


def _period(series: _Series) -> str:
    if series.start == dt.date.min:
        return "…"
    first_day = (series.start.month, series.start.day) == (1, 1)
    return str(series.start.year) if first_day else series.start.isoformat()


def _check_series(series: _Series, grouped: dict[_Series, list[_Placed]]) -> Iterator[Issue]:
    ordered = sorted(grouped[series], key=lambda one: (one.counted, one.number.number))
    period = _period(series)
    yield from _duplicates(ordered, period)
    earlier = [other for other in grouped if other[:2] == series[:2] and other.start < series.start]
    last = max(one.counted for one in grouped[max(earlier)]) if earlier else 0
    first = ordered[0]
    goes_on = 0 < last < first.counted
    if goes_on:
        yield NOT_RESTARTED.at(
            first.path, number=str(first.number), previous=str(last).zfill(2), period=period
        )
    yield from _gaps(ordered, period, first.counted - 1 if goes_on else 0)
    yield from _disorder(ordered)


def _duplicates(ordered: list[_Placed], period: str) -> Iterator[Issue]:
    for one, other in pairwise(ordered):
        if one.number.number == other.number.number:
            number = str(other.number)
            yield DUPLICATE.at(other.path, number=number, period=period, other=one.path)


def _gaps(ordered: list[_Placed], period: str, before: int) -> Iterator[Issue]:
    last = before
    for one in ordered:
        if one.counted > last + 1:
            yield GAP.at(
                one.path,
                numbers=_missing(last + 1, one.counted - 1),
                series=one.number.symbol,
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
                number=str(one.number),
                date=one.day,
                other=latest.day,
                previous=str(latest.number),
            )
        else:
            latest = one
