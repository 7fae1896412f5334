"""Results files: reported figures on the measures of a strategy, read with all faults at once.

Decided: a results file names the strategy, and each figure the measure, so that a figure for a
measure that does not exist is an error and not a figure that nobody ever looks at.
"""

import re
from decimal import Decimal
from typing import Any, Final

from genderplan._messages import mark, message
from genderplan.errors import InvalidValueError
from genderplan.indicators import ObservedValue
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import Period
from genderplan.quantities import Count, Percent, Ratio
from genderplan.serialization.faults import BAD_VALUE, file_error
from genderplan.serialization.strategy_entries import ResultEntry, ResultsEntry
from genderplan.serialization.strategy_files import UNKNOWN_SOURCE
from genderplan.serialization.strategy_tables import structure_tables, structured
from genderplan.targets import SERIES, Measure, ReportedResult, Source, Strategy
from genderplan.targets.strategies import UNKNOWN_MEASURE

__all__ = ["DUPLICATE_RESULT", "structure_results"]

DUPLICATE_RESULT: Final = IssueKind(
    "GP414",
    Severity.ERROR,
    mark("{measure} has two figures for {year}"),
    mark("Keep one, or tell them apart with series."),
)
_COUNTS: Final = re.compile(r"(\d{1,12})/(\d{1,12})")


def structure_results(plain: object, source: str, strategy: Strategy) -> tuple[ReportedResult, ...]:
    """The results that *plain* data describes, of the measures of *strategy*.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its path.
    """
    if not isinstance(plain, dict):
        raise file_error(source, Issues([BAD_VALUE.at(reason=message("a table is expected"))]))
    issues: list[Issue] = []
    body = {key: value for key, value in plain.items() if key != "kind"}
    given = body.pop("results", [])
    entry = structured(body, ResultsEntry, "", issues)
    entries = structure_tables(given, ResultEntry, "results", issues)
    where = entry.where if entry else {}
    built = [_result(each, path, where, strategy, issues) for path, each in entries]
    issues += _duplicates(entries)
    if issues:
        raise file_error(source, Issues(issues))
    return tuple(each for each in built if each is not None)


def _duplicates(entries: list[tuple[str, ResultEntry]]) -> list[Issue]:
    seen: set[tuple[str, str, str, int]] = set()
    found = []
    for path, each in entries:
        key = (each.measure, each.series, each.unit, each.year)
        if key in seen:
            found.append(DUPLICATE_RESULT.at(path, measure=each.measure, year=each.year))
        seen.add(key)
    return found


def _result(
    entry: ResultEntry, path: str, where: dict[str, str], strategy: Strategy, issues: list[Issue]
) -> ReportedResult | None:
    known = {each.id: each for each in strategy.measures}
    measure = known.get(entry.measure)
    if measure is None:
        issues.append(UNKNOWN_MEASURE.at(f"{path}.measure", key="measure", id=entry.measure))
        return None
    issues += [
        UNKNOWN_SOURCE.at(f"{path}.sources", name=name)
        for name in entry.sources
        if name not in where
    ]
    try:
        return _built(entry, measure, where)
    except InvalidValueError as error:
        place = f"{path}.{error.path or 'value'}"
        issues.append(BAD_VALUE.at(place, reason=error.summary))
        return None


def _built(entry: ResultEntry, measure: Measure, where: dict[str, str]) -> ReportedResult:
    value = _value(entry.value, measure)
    measure.value_of(value)
    return ReportedResult(
        indicator=entry.measure,
        unit=entry.unit,
        period=Period.of_year(entry.year),
        value=value,
        stated=entry.stated,
        breakdown={SERIES: entry.series} if entry.series else {},
        source=", ".join(entry.sources),
        evidence=entry.evidence,
        sources=tuple(Source(name, where.get(name, "")) for name in entry.sources),
        note=entry.note,
    )


def _value(given: Any, measure: Measure) -> ObservedValue:  # noqa: ANN401 - as the file has it
    if isinstance(given, bool) and measure.is_qualitative:
        return Count(int(given))
    counts = _COUNTS.fullmatch(given) if isinstance(given, str) else None
    if counts is not None:
        return Ratio(int(counts[1]), int(counts[2]))
    if isinstance(given, bool) or not isinstance(given, int | Decimal):
        summary = message(
            'value is {value}; counts such as "13/22" or a number are expected', value=repr(given)
        )
        raise InvalidValueError(summary, given, "value")
    if measure.unit.is_percentage:
        return Percent(given)
    return Count(int(given)) if measure.unit.is_count else Decimal(given)
