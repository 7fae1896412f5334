"""The line with place and date under the heading: "Hoằng Kim, ngày 23 tháng 02 năm 2024".

Decided: a draft's blank day or month is kept as a partial date and written back as dots. The zero
rule (days below 10, months 1 and 2) is checked on what is written, and followed in what is printed.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

import attrs

from genderplan._messages import mark, message
from genderplan._source import Source
from genderplan._text import match_key, nfc
from genderplan.documents.days import date_from
from genderplan.errors import InvalidValueError, ParseError
from genderplan.formatting.dates import format_place_date
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import PartialDate
from genderplan.periods.dates import short_day, short_month

__all__ = ["DateLine", "place_in_date_line"]

ZERO_RULE: Final = IssueKind(
    "GP121",
    Severity.NOTE,
    mark("the date is written {written}; the rule writes {expected}"),
    mark("A zero stands before days below 10 and before months 1 and 2 only."),
)
BLANK_DATE: Final = IssueKind(
    "GP122",
    Severity.NOTE,
    mark("the {part} is still blank"),
    mark("Fill it in when the document is signed."),
)
FULL_NAME: Final = IssueKind(
    "GP123",
    Severity.WARNING,
    mark("the place is written {place}; it is named after a person, a number or an event"),
    mark("Write such a place with its kind: Thành phố Hồ Chí Minh, Quận 1."),
)

_LINE: Final = re.compile(
    r"(?P<place>[^\n]{1,100}?)\s*,\s*ngày(?P<day>[\s._…0-9]*?)tháng(?P<month>[\s._…0-9]*?)"
    r"năm(?P<year>[\s._…0-9]*)",
    re.IGNORECASE,
)
_BLANKS: Final = " ._…\n\t"
_NAMED: Final = frozenset(map(match_key, ("Hồ Chí Minh", "Điện Biên Phủ")))
_LONGEST: Final = 300
_PARTS: Final = (mark("day"), mark("month"), mark("year"))
_Date: TypeAlias = "dt.date | PartialDate | None"


def _words(given: str) -> str:
    words = " ".join(nfc(given).split())
    if words:
        return words
    summary = message("a place is expected before the date")
    raise InvalidValueError(summary, given, "place")


@attrs.frozen
class DateLine:
    """A place and a date, the date possibly blank in part; ``written`` keeps it as the text has it.

    >>> line = DateLine.parse("Hoằng Kim, ngày      tháng 02 năm 2024")
    >>> line.place, line.date
    ('Hoằng Kim', PartialDate(year=2024, month=2, day=None))
    >>> str(line)
    'Hoằng Kim, ngày … tháng 02 năm 2024'
    >>> str(DateLine("Hà Nội", "2020-01-05"))
    'Hà Nội, ngày 05 tháng 01 năm 2020'
    """

    place: str = attrs.field(converter=_words)
    date: _Date = attrs.field(default=None, converter=date_from)
    written: str = attrs.field(default="", eq=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> "DateLine":
        """The line in *text*.

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "place", "day", "month", "year"
        or "date line".
        """
        source = Source.of(text, mark("date line"), longest=_LONGEST)
        found = _LINE.fullmatch(source.text.strip(" \n(|"))
        if found is None:
            raise source.unreadable("Hoằng Kim, ngày 23 tháng 02 năm 2024")
        parts = [found[name].strip(_BLANKS) for name in ("day", "month", "year")]
        known = [
            name for name, digits in zip(("day", "month", "year"), parts, strict=True) if digits
        ]
        bad = next((name for name in known if not found[name].strip(_BLANKS).isdecimal()), None)
        if bad is None and parts[2] and len(parts[2]) != 4:  # noqa: PLR2004 - a year's digits
            bad = "year"
        if bad is not None:
            raise _misread(source, found, bad)
        try:
            date = (
                PartialDate(**{name: int(found[name].strip(_BLANKS)) for name in known})
                if known
                else None
            )
        except InvalidValueError as error:
            span = _span(source, found, error.path)
            raise source.error(error.summary, error.path, span) from error
        written = " ".join(found[0][found.start("day") - len("ngày") :].split())
        return cls(found["place"].strip(" |"), date, written)

    @property
    def is_draft(self) -> bool:
        """Whether any of day, month and year is still blank."""
        return not isinstance(self.date, dt.date)

    def check(self) -> Issues:
        """Blanks, zeros against the rule, and a place that needs its kind before the name.

        >>> print(DateLine.parse("Bình Định, ngày 08 tháng 07 năm 2021").check().codes)
        ('GP121',)
        """
        return Issues([*self._blank(), *self._zeros(), *self._named()])

    def _blank(self) -> Iterator[Issue]:
        for part in _PARTS:
            if self.date is None or getattr(self.date, part) is None:
                yield BLANK_DATE.at("date", part=message(part))

    def _zeros(self) -> Iterator[Issue]:
        expected = _written(self.date)
        if self.written and isinstance(self.date, dt.date) and self.written.casefold() != expected:
            yield ZERO_RULE.at("date", written=self.written, expected=expected)

    def _named(self) -> Iterator[Issue]:
        if match_key(self.place) in _NAMED or self.place.isdecimal():
            yield FULL_NAME.at("place", place=self.place)

    def __str__(self) -> str:
        if isinstance(self.date, dt.date):
            return format_place_date(self.place, self.date)
        return f"{self.place}, {_written(self.date)}"


def _misread(source: Source, found: re.Match[str], part: str) -> ParseError:
    digits = found[part].strip(_BLANKS)
    if part == "year" and digits.isdecimal():
        summary = message("the year is written {digits}; four digits are expected", digits=digits)
    else:
        summary = message(
            "the {part} is written {digits}; digits are expected, or a blank",
            part=message(part),
            digits=repr(digits),
        )
    return source.error(summary, part, _span(source, found, part))


def _span(source: Source, found: re.Match[str], part: str) -> tuple[int, int]:
    """Where the digits of a part stand in the text of *source*."""
    if part not in found.groupdict():
        return 0, len(source.text)
    padded, digits = found[part], found[part].strip(_BLANKS)
    start = source.text.find(found[0]) + found.start(part) + padded.find(digits)
    return start, start + len(digits)


def _written(date: _Date) -> str:
    day, month, year = (getattr(date, part, None) for part in ("day", "month", "year"))
    return (
        f"ngày {short_day(day) if day else '…'} tháng {short_month(month) if month else '…'} "
        f"năm {f'{year:04}' if year else '…'}"
    )


def place_in_date_line(kind: str, name: str, *, named_after: bool = False) -> str:
    """The place as the date line has it: the name, with its kind where the decree wants that.

    Units named after a person, an event or by a number keep the kind, with a capital. Numbers and
    the names that the decree gives as examples are known; of others say so with *named_after*.

    >>> place_in_date_line("xã", "Hoằng Kim"), place_in_date_line("quận", "1")
    ('Hoằng Kim', 'Quận 1')
    >>> place_in_date_line("thành phố", "Hồ Chí Minh")
    'Thành phố Hồ Chí Minh'
    """
    plain = _words(name)
    if not (named_after or plain.isdecimal() or match_key(plain) in _NAMED):
        return plain
    words = _words(kind)
    return f"{words[:1].upper()}{words[1:]} {plain}"
