"""Observations as the rows of a long table: one row a cell of the table, one column a fact.

The column names are stable and plain, so that a row can be written by anything: a count
stands in ``numerator`` alone, a ratio in ``numerator`` and ``denominator``, a figure without counts
in ``reported``. ``sex`` and ``obs_status`` use the SDMX code lists; the letters for missing values
(L, data were not collected; M, data cannot exist) are recalled and unverified. An empty cell means
nothing: a row without a figure must say why by its status, or it is a finding.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from numbers import Integral, Number, Rational, Real
from operator import itemgetter
from typing import Final, TypeAlias, cast

import attrs

from genderplan._choices import none_of
from genderplan._messages import mark, message
from genderplan.errors import GenderplanError, InvalidValueError, NotExactError
from genderplan.indicators.columns import Observations
from genderplan.indicators.observations import (
    Missing,
    Observation,
    ObservationStatus,
    ObservedValue,
    listed_observations,
)
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods.calendar import as_date
from genderplan.quantities import Bound, Count, Money, Percent, Ratio
from genderplan.quantities.ratios import Exact

Cell: TypeAlias = str | int | Decimal | None

COLUMNS: Final = (
    "unit",
    "indicator",
    "period",
    "numerator",
    "denominator",
    "reported",
    "measure",
    "bound",
    "sex",
    "obs_status",
    "stated",
    "source",
    "units_on",
    "received",
)
"""The columns of every table; breakdowns besides sex follow as columns of their own."""

_BAD_ROW: Final = IssueKind(
    "GP361", Severity.ERROR, mark("{reason}"), mark("The row is left out; correct it.")
)
_NO_FIGURE: Final = IssueKind(
    "GP362",
    Severity.ERROR,
    mark("there is no figure, and obs_status does not say why"),
    mark("Write L (not collected) or M (not applicable), or the measure 'none' for a 0."),
)
_STATUS_CODES: Final = {
    ObservationStatus.FINAL: "A",
    ObservationStatus.PROVISIONAL: "P",
    ObservationStatus.ESTIMATED: "E",
}
_MISSING_CODES: Final = {Missing.NOT_COLLECTED: "L", Missing.NOT_APPLICABLE: "M"}
_STATUSES: Final = {code: status for status, code in _STATUS_CODES.items()}
_BOUNDS: Final = tuple(bound.value for bound in Bound)
_GAPS: Final = {code: gap for gap, code in _MISSING_CODES.items()}


def to_rows(observations: Iterable[Observation]) -> Iterator[dict[str, Cell]]:
    """The observations as rows with the same columns each.

    >>> from genderplan.periods import Period
    >>> seen = Observation(
    ...     indicator="women.committee", unit="194", period=Period.of_year(2023),
    ...     value=Ratio(15, 42), breakdown={"sex": "F", "age": "18-30"},
    ... )
    >>> row = next(to_rows([seen]))
    >>> row["numerator"], row["denominator"], row["sex"], row["age"], row["obs_status"]
    (15, 42, 'F', '18-30', 'A')
    """
    _refuse_own_rows(observations)
    given = list(observations)
    for each in given:
        _refuse_own_rows(each)
    seen = listed_observations(given)
    further = sorted({name for one in seen for name, _ in one.breakdown} - {"sex"})
    for one in seen:
        yield _row(one, further)


def _refuse_own_rows(given: object) -> None:
    for method in ("to_rows", "to_row"):
        if hasattr(given, method):
            summary = message(
                "to_rows is for observations; of {type} call the method {method}",
                type=type(given).__name__,
                method=f"{method}()",
            )
            raise InvalidValueError(summary, given, "observations")


def _row(seen: Observation, further: Iterable[str]) -> dict[str, Cell]:
    cells = dict(seen.breakdown)
    row: dict[str, Cell] = dict.fromkeys(COLUMNS)
    row |= {"unit": seen.unit, "indicator": seen.indicator, "period": str(seen.period)}
    row |= _figure(seen.value)
    row["sex"] = cells.get("sex")
    row["obs_status"] = _status_code(seen)
    row["stated"] = None if seen.stated is None else _cell(seen.stated.value)
    row["source"] = seen.source or None
    row["units_on"] = None if seen.units_on is None else seen.units_on.isoformat()
    row["received"] = None if seen.received is None else seen.received.isoformat()
    return row | {name: cells.get(name) for name in further}


def _status_code(seen: Observation) -> str:
    if isinstance(seen.value, Missing) and seen.value in _MISSING_CODES:
        return _MISSING_CODES[seen.value]
    return _STATUS_CODES[seen.status]


def _figure(value: ObservedValue) -> dict[str, Cell]:
    if isinstance(value, Count):
        bound = None if value.is_exact else value.bound.value
        return {"numerator": value.value, "measure": "count", "bound": bound}
    if isinstance(value, Ratio):
        numerator, denominator = _cell(value.numerator), _cell(value.denominator)
        return {"numerator": numerator, "denominator": denominator, "measure": "ratio"}
    if isinstance(value, Money):
        return {"numerator": value.amount, "measure": "money"}
    if isinstance(value, Percent):
        return {"reported": _cell(value.value), "measure": "percent"}
    if isinstance(value, Decimal):
        return {"reported": value, "measure": "rate"}
    return {"measure": "none" if value is Missing.NONE else None}


def _cell(number: Exact) -> Cell:
    return number if isinstance(number, int | Decimal) else str(number)


@attrs.frozen(eq=False)
class ReadRows:
    """The observations of a table, and everything that is wrong with its rows."""

    observations: Observations
    """The figures of the rows that can be read, in order."""
    issues: Issues
    """A finding for each row that cannot, with the number of the row and its column."""


def from_rows(rows: Iterable[Mapping[str, Cell]]) -> ReadRows:
    """The rows of a long table as observations; a bad row is a finding with its number.

    Cells may be texts, as a CSV file gives them. Columns that are not in ``COLUMNS`` are
    breakdowns. A row with numerator and denominator is a ratio, with a numerator a count, unless
    its ``measure`` says otherwise. Both count people, in whole numbers; amounts in fractions have
    the measure "money" or "ratio". Floats are refused, and codes that are numbers, which have lost
    their leading zeros. NaN, NaT and ``pandas.NA`` are empty cells.

    >>> read = from_rows([
    ...     {"unit": "194", "indicator": "w", "period": "2023", "numerator": n, "denominator": "42"}
    ...     for n in ("15", "x")
    ... ])
    >>> read.observations[0].value, read.issues.codes, read.issues[0].path
    (Ratio(15, 42), ('GP361',), 'rows[1].numerator')
    """
    listed = list(rows)
    plain = _plain_rows(listed)
    if plain is not None:
        return ReadRows(plain, Issues())
    found: list[Observation] = []
    issues: list[Issue] = []
    for number, row in enumerate(listed):
        path = f"rows[{number}]"
        try:
            seen = _observation(row)
        except GenderplanError as error:
            where = getattr(error, "path", "")
            issues.append(_BAD_ROW.at(f"{path}.{where}" if where else path, reason=error.summary))
        else:
            if seen is None:
                issues.append(_NO_FIGURE.at(path))
            else:
                found.append(seen)
    return ReadRows(Observations(found), Issues(issues))


# Columns that say nothing more when each of their cells is one of these.
_SAYS_NOTHING: Final[Mapping[str, frozenset[Cell]]] = {
    "measure": frozenset({None, "", "count", "ratio"}),
    "obs_status": frozenset({None, "", _STATUS_CODES[ObservationStatus.FINAL]}),
    **dict.fromkeys(
        ("bound", "reported", "stated", "source", "units_on", "received"), frozenset({None, ""})
    ),
}


def _plain_rows(rows: Sequence[Mapping[str, Cell]]) -> Observations | None:
    """The figures of rows that are all counts, or all ratios, column by column.

    None for any other rows, which are read one by one: they are slower, and may have faults.
    """
    names = list(rows[0]) if rows else []
    if sum(map(len, rows)) != len(names) * len(rows):
        return None
    try:
        columns = {name: list(map(itemgetter(name), rows)) for name in names}
        units, indicators, periods, numerators = (
            columns.pop(name) for name in ("unit", "indicator", "period", "numerator")
        )
    except KeyError:
        return None
    denominators = columns.pop("denominator", None)
    for name, nothing_more in _SAYS_NOTHING.items():
        if not nothing_more.issuperset(columns.pop(name, ())):
            return None
    texts = (units, indicators, periods, *columns.values())
    if not all(type(cell) is str and cell == cell.strip() for each in texts for cell in set(each)):
        return None
    if denominators is not None and denominators.count(None) == len(denominators):
        denominators = None
    try:
        return Observations.from_columns(
            unit=units,
            indicator=indicators,
            period=periods,
            numerator=_whole(numerators),
            denominator=None if denominators is None else _whole(denominators),
            breakdown=columns,
        )
    except (GenderplanError, TypeError):
        return None


def _whole(cells: list[Cell]) -> list[int]:
    """Whole numbers, or texts of digits alone as whole numbers; a TypeError for any other cell."""
    kinds = set(map(type, cells))
    if kinds <= {int}:
        return cast("list[int]", cells)
    if kinds == {str} and all(map(str.isdecimal, cast("list[str]", cells))):
        return [int(cast("str", cell)) for cell in cells]
    raise TypeError


def _observation(row: Mapping[str, Cell]) -> Observation | None:
    value = _value(row)
    if value is None:
        return None
    return Observation(
        indicator=_code(row, "indicator"),
        unit=_code(row, "unit"),
        period=_text(row, "period"),
        value=value,
        breakdown=_breakdown(row),
        status=_STATUSES.get(
            _known(row, "obs_status", (*_STATUSES, *_GAPS)), ObservationStatus.FINAL
        ),
        source=_text(row, "source"),
        stated=_number(row, "stated"),
        units_on=_day(row, "units_on"),
        received=_day(row, "received"),
    )


def _breakdown(row: Mapping[str, Cell]) -> dict[str, str]:
    dimensions = (name for name in row if name == "sex" or name not in COLUMNS)
    return {name: _text(row, name) for name in dimensions if _text(row, name)}


def _full(row: Mapping[str, Cell], name: str) -> Cell:
    """A cell; None for NaN, NaT and ``pandas.NA``, which data frames put where nothing is."""
    cell = row.get(name)
    try:
        return cell if cell == cell else None  # noqa: PLR0124 - NaN and NaT differ from themselves
    except TypeError:  # pandas.NA is neither equal to itself nor different
        return None


def _text(row: Mapping[str, Cell], name: str) -> str:
    cell = _full(row, name)
    return "" if cell is None else str(cell).strip()


def _code(row: Mapping[str, Cell], name: str) -> str:
    cell = _full(row, name)
    if not isinstance(cell, Number):
        return _text(row, name)
    sentence = mark(
        "{path} is the number {value}; codes are text with their leading zeros: "
        "read the column as text"
    )
    raise _refused(sentence, cell, name, value=str(cell))


def _known(row: Mapping[str, Cell], name: str, known: Collection[str]) -> str:
    text = _text(row, name)
    if not text or text in known:
        return text
    raise none_of(text, name, known)


def _day(row: Mapping[str, Cell], name: str) -> dt.date | None:
    text = _text(row, name)
    return as_date(text, name) if text else None


def _number(row: Mapping[str, Cell], name: str) -> int | Decimal | None:
    cell = _full(row, name)
    if cell is None or isinstance(cell, Decimal):
        return cell
    if isinstance(cell, Integral) and not isinstance(cell, bool):
        return int(cell)  # NumPy's whole numbers are no int
    if isinstance(cell, Real) and not isinstance(cell, Rational):
        summary = message(
            "{path} is the float {value}, whose sums are not exact; cast the column to whole "
            "numbers (in pandas to 'Int64', which a column with gaps needs)",
            path=name,
            value=str(cell),
        )
        raise NotExactError(summary, cell, name)
    if not isinstance(cell, str):  # True is no figure
        raise _no_number(cell, name)
    text = cell.strip()
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise _no_number(text, name) from None
    return int(number) if number == number.to_integral_value() and "." not in text else number


def _no_number(text: object, name: str) -> InvalidValueError:
    return _refused(mark("{path} is {value}; a number is expected"), text, name, value=repr(text))


def _refused(sentence: str, cell: object, name: str, **facts: str) -> InvalidValueError:
    return InvalidValueError(message(sentence, path=name, **facts), cell, name)


def _value(row: Mapping[str, Cell]) -> ObservedValue | None:
    measure = _text(row, "measure")
    numerator, denominator = _number(row, "numerator"), _number(row, "denominator")
    reported = _number(row, "reported")
    if numerator is not None:
        return _counted(numerator, denominator, measure, _known(row, "bound", _BOUNDS))
    if reported is not None:
        return Decimal(reported) if measure == "rate" else Percent(reported)
    if measure == "none":
        return Missing.NONE
    return _GAPS.get(_text(row, "obs_status"))


def _counted(
    numerator: int | Decimal, denominator: int | Decimal | None, measure: str, bound: str
) -> ObservedValue:
    if denominator is not None:
        for name, number in (("numerator", numerator), ("denominator", denominator)):
            if measure != "ratio" and number != int(number):
                sentence = mark(
                    "{path} is {value}, and people are whole; the measure 'ratio' is for amounts "
                    "in fractions"
                )
                raise _refused(sentence, number, name, value=str(number))
        return Ratio(numerator, denominator)
    if measure == "money":
        return Money(numerator)
    return Count(cast("int", numerator), bound or Bound.EXACT)
