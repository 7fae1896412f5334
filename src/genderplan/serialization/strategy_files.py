"""Strategy files to strategies: every fault of a file at once, each with its path.

Decided: tables are read one by one, so that a fault in one measure does not hide those of the next.
A file with ``extends`` holds only what differs from the strategy above it: a measure with the id of
one above changes that one, milestone by milestone; any other measure is its own. The strategy above
is asked of the caller by its id, so nothing here knows where strategies are kept.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from genderplan._messages import message
from genderplan.errors import FileError, InvalidValueError, NotFoundError
from genderplan.hierarchy import Evidence
from genderplan.issues import Issue, Issues
from genderplan.serialization import strategy_faults as faults
from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import BAD_VALUE, file_error, structure_issues
from genderplan.serialization.strategy_entries import (
    AmendmentEntry,
    BaselineEntry,
    BreakEntry,
    LookalikeEntry,
    MeasureEntry,
    MilestoneEntry,
    StrategyEntry,
)
from genderplan.serialization.value_forms import structure_enum
from genderplan.targets import (
    Aim,
    Amendment,
    Baseline,
    Basis,
    BilingualText,
    Comparator,
    Heading,
    Lookalike,
    Measure,
    MeasureUnit,
    Milestone,
    Responsible,
    SeriesBreak,
    Source,
    Strategy,
    StrategyDocument,
    Threshold,
)

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["strategy_converter", "structure_strategy", "structure_tables", "structured"]

T = TypeVar("T")
FindStrategy = Callable[[str], Strategy]
_TERM: Final = re.compile(r"(\d{4})-(\d{4})")
_PLAIN: Final = (
    "objective",
    "target",
    "part",
    "name",
    "name_vi",
    "unit",
    "direction",
    "numerator",
    "denominator",
    "counts",
    "series",
    "scope",
    "both_sexes",
    "follows",
    "evidence",
    "checked_on",
    "note",
)


@cache
def strategy_converter() -> "Converter":
    """The converter of all files, and the closed lists of words that strategy files use."""
    converter = file_converter().copy()
    for kind in (Aim, Basis, Comparator, Evidence, MeasureUnit):
        # These are texts as well, and cattrs would take them for nothing else.
        converter.register_structure_hook(kind, structure_enum)
    return converter


def structure_strategy(plain: object, source: str, find: FindStrategy) -> Strategy:
    """The strategy that *plain* data describes; *find* gives the one that it extends.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its path.
    """
    if not isinstance(plain, dict):
        raise file_error(source, Issues([BAD_VALUE.at(reason=message("a table is expected"))]))
    return _Reading(source, find).strategy(plain)


def structured(given: object, kind: type[T], path: str, issues: list[Issue]) -> T | None:
    """*given* as a *kind*; None when it is not one, and the reasons are added to *issues*."""
    try:
        return strategy_converter().structure(given, kind)
    except Exception as error:  # noqa: BLE001 - cattrs groups every error below this point
        issues += [_placed(issue, path) for issue in structure_issues(error, given)]
        return None


def _placed(issue: Issue, path: str) -> Issue:
    return (
        issue.under(path) if path and issue.path else attrs.evolve(issue, path=issue.path or path)
    )


def structure_tables(
    given: object, kind: type[T], path: str, issues: list[Issue]
) -> list[tuple[str, T]]:
    """Each of the tables *given* as a *kind* with its path; faults are added to *issues*."""
    if not isinstance(given, list):
        issues.append(BAD_VALUE.at(path, reason=message("a list of tables is expected")))
        return []
    places = [(f"{path}[{position}]", each) for position, each in enumerate(given)]
    built = [(here, structured(each, kind, here, issues)) for here, each in places]
    return [(here, each) for here, each in built if each is not None]


class _Reading:
    """One file being read: what it names, and what was found wrong with it so far."""

    def __init__(self, source: str, find: FindStrategy) -> None:
        self.source = source
        self.find = find
        self.issues: list[Issue] = []
        self.where: dict[str, str] = {}

    def strategy(self, plain: dict[str, Any]) -> Strategy:
        body = {key: value for key, value in plain.items() if key != "kind"}
        given, amended = body.pop("measures", []), body.pop("amendments", [])
        entry = structured(body, StrategyEntry, "", self.issues)
        entries = structure_tables(given, MeasureEntry, "measures", self.issues)
        amendments = self._amendments(amended)
        if entry is None:
            raise self._error()
        self.where = entry.where
        parent = self._parent(entry)
        self.issues += faults.header_faults(entry, parent)
        measures = self._measures(entry, entries, parent)
        later = [self._amendment(entry, *each) for each in amendments]
        everything = [*entries, *(pair for _, pairs, _ in amendments for pair in pairs)]
        self.issues += faults.measure_faults(entry, everything, parent)
        if self.issues:
            raise self._error()
        return _assembled(entry, parent, measures, later)

    def _error(self) -> FileError:
        return file_error(self.source, Issues(self.issues))

    def _amendments(
        self, given: object
    ) -> list[tuple[AmendmentEntry, list[tuple[str, MeasureEntry]], str]]:
        found = []
        for path, entry in structure_tables(given, AmendmentEntry, "amendments", self.issues):
            measures = structure_tables(
                list(entry.measures), MeasureEntry, f"{path}.measures", self.issues
            )
            found.append((entry, measures, path))
        return found

    def _parent(self, entry: StrategyEntry) -> Strategy | None:
        if not entry.extends:
            return None
        try:
            return self.find(entry.extends)
        except NotFoundError as error:
            self.issues.append(faults.UNKNOWN_PARENT.at("extends", reason=error.summary))
        except FileError as error:
            self.issues.append(faults.UNKNOWN_PARENT.at("extends", reason=error.summary))
        return None

    def _sources(self, names: Iterable[str], path: str) -> tuple[Source, ...]:
        for name in names:
            if name not in self.where:
                self.issues.append(faults.UNKNOWN_SOURCE.at(f"{path}.sources", name=name))
        return tuple(Source(name, self.where.get(name, "")) for name in names)

    def _measures(
        self,
        entry: StrategyEntry,
        entries: list[tuple[str, MeasureEntry]],
        parent: Strategy | None,
    ) -> list[Measure]:
        above = {each.id: each for each in parent.measures} if parent else {}
        changed: dict[str, Measure | None] = {}
        for path, each in entries:
            built = self._measure(entry, each, path, above.get(each.id))
            changed.setdefault(each.id, built)
        left = {id_ for id_ in above if id_ in entry.omits}
        if entry.only_listed:
            left |= above.keys() - changed.keys()
        inherited = [changed.pop(id_, old) for id_, old in above.items() if id_ not in left]
        return [each for each in (*inherited, *changed.values()) if each is not None]

    def _measure(
        self, file: StrategyEntry, entry: MeasureEntry, path: str, above: Measure | None
    ) -> Measure | None:
        given = {name: getattr(entry, name) for name in _PLAIN}
        fields = {name: value for name, value in given.items() if value is not None}
        evidence = entry.evidence or (file.evidence if above is None or entry.milestones else None)
        if evidence is not None:
            fields["evidence"] = evidence
        fields.setdefault("checked_on", file.checked_on)
        milestones = self._milestones(entry, path, evidence or Evidence.VERIFIED)
        fields |= self._lists(file, entry, path)
        if above is not None:
            merged = _merged(above.milestones, milestones, entry.drops)
            return attrs.evolve(above, **fields, milestones=merged)
        missing = [name for name in ("unit", "direction") if name not in fields]
        self.issues += [faults.INCOMPLETE_MEASURE.at(path, id=entry.id, key=key) for key in missing]
        if missing:
            return None
        return Measure(id=entry.id, first_year=file.first_year, milestones=milestones, **fields)

    def _lists(self, file: StrategyEntry, entry: MeasureEntry, path: str) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        if entry.sources or entry.milestones:
            fields["sources"] = self._sources(
                entry.sources or (file.sources if file.extends else ()), path
            )
        if entry.baseline is not None:
            fields["baseline"] = self._baseline(entry.baseline, f"{path}.baseline")
        if entry.responsible:
            fields["responsible"] = tuple(
                Responsible(
                    body=each.body,
                    since=each.since,
                    until=each.until,
                    evidence=each.evidence or Evidence.VERIFIED,
                )
                for each in entry.responsible
            )
        if entry.ambiguity is not None:
            fields["ambiguity"] = BilingualText(entry.ambiguity, vi=entry.ambiguity_vi)
        if entry.mistaken_for:
            fields["mistaken_for"] = tuple(
                Lookalike(indicator=each.indicator, because=_remark(each))
                for each in entry.mistaken_for
            )
        if entry.breaks:
            fields["breaks"] = tuple(
                SeriesBreak(on=each.on, because=_remark(each), series=each.series)
                for each in entry.breaks
            )
        return fields

    def _baseline(self, entry: BaselineEntry, path: str) -> Baseline | None:
        return self._tried(
            path,
            lambda: Baseline(
                value=entry.value, year=entry.year, evidence=entry.evidence or Evidence.VERIFIED
            ),
        )

    def _milestones(
        self, entry: MeasureEntry, path: str, evidence: Evidence
    ) -> tuple[Milestone, ...]:
        found = []
        for position, each in enumerate(entry.milestones):
            here = f"{path}.milestones[{position}]"
            built = self._tried(here, lambda each=each: _milestone(each, evidence))  # type: ignore[misc]
            if built is not None:
                found.append(built)
        return tuple(found)

    def _tried(self, path: str, build: Callable[[], T]) -> T | None:
        try:
            return build()
        except InvalidValueError as error:
            place = f"{path}.{error.path}" if error.path else path
            self.issues.append(BAD_VALUE.at(place, reason=error.summary))
            return None

    def _amendment(
        self, file: StrategyEntry, entry: AmendmentEntry, measures: list[Any], path: str
    ) -> Amendment:
        evidence = entry.evidence or file.evidence
        built = [self._measure(file, each, here, None) for here, each in measures]
        return Amendment(
            document=StrategyDocument(
                number=entry.number, date=entry.date, issuer=entry.issuer, type=entry.type
            ),
            measures=tuple(
                attrs.evolve(
                    each, milestones=_dated(each.milestones, since=entry.date, number=entry.number)
                )
                for each in built
                if each is not None
            ),
            amends=tuple((each.id, each.amends) for _, each in measures if each.amends),
            replaces=tuple((each.id, each.replaces) for _, each in measures if each.replaces),
            evidence=evidence,
            sources=self._sources(entry.sources, path),
            note=entry.note,
        )


def _remark(entry: BreakEntry | LookalikeEntry) -> BilingualText:
    return BilingualText(entry.because, vi=entry.because_vi)


def _dated(
    milestones: Iterable[Milestone], *, since: dt.date, number: str
) -> tuple[Milestone, ...]:
    return tuple(attrs.evolve(each, since=since, document=number) for each in milestones)


def _milestone(entry: MilestoneEntry, evidence: Evidence) -> Milestone:
    fields = attrs.asdict(entry, recurse=False)
    fields["evidence"] = entry.evidence or evidence
    fields["term"] = _term(entry.term) if entry.term else None
    if entry.threshold is not None:
        fields["threshold"] = Threshold(**attrs.asdict(entry.threshold))
    return Milestone(**fields)


def _term(text: str) -> tuple[int, int]:
    found = _TERM.fullmatch(text)
    if found is None:
        summary = message('term is "{text}"; two years such as "2016-2020" are expected', text=text)
        raise InvalidValueError(summary, text, "term")
    return int(found[1]), int(found[2])


def _time(milestone: Milestone) -> object:
    return milestone.due or (milestone.every_year, milestone.continuous, milestone.undated)


def _merged(
    above: tuple[Milestone, ...], own: tuple[Milestone, ...], drops: tuple[int, ...]
) -> tuple[Milestone, ...]:
    said = {_time(each) for each in own}
    kept = [each for each in above if _time(each) not in said and each.year not in drops]
    return tuple(sorted((*kept, *own), key=lambda each: str(each.due or "9999")))


def _assembled(
    entry: StrategyEntry,
    parent: Strategy | None,
    measures: list[Measure],
    amendments: list[Amendment],
) -> Strategy:
    document = entry.document
    headings = tuple(Heading(each.number, each.name, each.name_vi) for each in entry.objectives)
    complete = entry.complete
    if complete is None:
        complete = not entry.only_listed and (parent.complete if parent else True)
    return Strategy(
        id=entry.id,
        name=entry.name,
        name_vi=entry.name_vi,
        first_year=entry.first_year,
        last_year=entry.last_year,
        document=StrategyDocument(**attrs.asdict(document)) if document else None,
        headings=headings or (parent.headings if parent else ()),
        measures=tuple(_amended(each, amendments) for each in measures),
        amendments=tuple(amendments),
        complete=complete,
        extends=entry.extends,
        omits=entry.omits,
        unit=entry.unit,
        evidence=entry.evidence,
        checked_on=entry.checked_on,
        sources=tuple(Source(name, entry.where.get(name, "")) for name in entry.sources),
        note=entry.note,
    )


def _amended(measure: Measure, amendments: list[Amendment]) -> Measure:
    """*measure* with what the amendments say of it: ended steps kept apart, new ones put in."""
    for amendment in amendments:
        new = {old: amendment_id for amendment_id, old in amendment.amends}.get(measure.id)
        gone = {old for _, old in amendment.replaces}
        if new is None and measure.id not in gone:
            continue
        stated = [each for each in amendment.measures if each.id == new]
        steps = tuple(step for each in stated for step in each.milestones)
        measure = _with_steps(measure, steps, amendment)
    return measure


def _with_steps(measure: Measure, steps: tuple[Milestone, ...], amendment: Amendment) -> Measure:
    day = amendment.document.date
    if day is None:  # the file format demands it
        return measure
    ended = [
        each
        for each in measure.milestones
        if each.due is not None
        and each.due >= day
        and (not steps or _time(each) in map(_time, steps))
    ]
    eve = day.fromordinal(day.toordinal() - 1)
    return attrs.evolve(
        measure,
        milestones=(*(each for each in measure.milestones if each not in ended), *steps),
        replaced=(*measure.replaced, *(attrs.evolve(each, until=eve) for each in ended)),
    )
