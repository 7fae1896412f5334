"""Strategy files and results files: every fault of a file at once, each with its path.

A file with ``extends`` holds only what differs from the strategy above it: a measure with the id of
one above changes that one, milestone by milestone; any other measure is its own. The strategy above
is a packaged one ("nq28") or a file in the same folder ("province.toml"). A results file names the
strategy, and each figure its measure.
"""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path, PurePath
from typing import Any, Final, TypeVar

import attrs

from genderplan._messages import mark, message
from genderplan._package import read_text, resource
from genderplan.documents import DocumentNumber
from genderplan.errors import FileError, InvalidValueError, NotFoundError
from genderplan.evidence import Evidence
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.periods import Period
from genderplan.serialization.faults import BAD_VALUE, file_error, table_in
from genderplan.serialization.plain_files import parse_plain, read_plain
from genderplan.serialization.strategy_entries import (
    AmendmentEntry,
    MeasureEntry,
    ResultEntry,
    ResultsEntry,
    StrategyEntry,
    amended_measure,
    built_milestone,
    merged_milestones,
    reported_result,
    stated_fields,
    structure_table,
    structure_tables,
)
from genderplan.targets import (
    Amendment,
    DataSource,
    Measure,
    Milestone,
    ReportedResult,
    Source,
    Strategy,
    StrategyDocument,
)
from genderplan.targets.strategies import (
    UNKNOWN_MEASURE,
    list_problems,
    measure_problems,
    year_problems,
)

UNKNOWN_SOURCE: Final = IssueKind(
    "GP404",
    Severity.ERROR,
    mark("the source {name} does not stand in [where]"),
    mark("Write its address there, or mend the name."),
)

INCOMPLETE_MEASURE: Final = IssueKind(
    "GP406",
    Severity.ERROR,
    mark("{id} is a measure of its own, and {key} is missing"),
    mark("Add it; only a measure with an id of the strategy above may leave it out."),
)

UNKNOWN_PARENT: Final = IssueKind(
    "GP407",
    Severity.ERROR,
    mark("the strategy to extend cannot be used: {reason}"),
    mark("Name a packaged strategy such as nq28, or a strategy file beside this one."),
)
T = TypeVar("T")
FindStrategy = Callable[[str], Strategy]


def structure_strategy(plain: object, source: str, find: FindStrategy) -> Strategy:
    """The strategy that *plain* data describes; *find* gives the one that it extends.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its path.
    """
    return _Reading(source, find).strategy(table_in(plain, source))


class _Reading:
    """One file being read: what it names, and what was found wrong with it so far."""

    def __init__(self, source: str, find: FindStrategy) -> None:
        self.source = source
        self.find = find
        self.issues: list[Issue] = []
        self.where: dict[str, str] = {}
        self.parent: Strategy | None = None
        self.above: dict[str, Measure] = {}
        self.is_orphan = False  # extends a strategy that cannot be used: that fault is told once
        self.built: list[tuple[str, Measure]] = []

    def strategy(self, plain: dict[str, Any]) -> Strategy:
        body = {key: value for key, value in plain.items() if key != "kind"}
        given, amended = body.pop("measures", []), body.pop("amendments", [])
        entry = structure_table(body, StrategyEntry, "", self.issues)
        entries = structure_tables(given, MeasureEntry, "measures", self.issues)
        amendments = self._amendments(amended)
        if entry is None:
            raise file_error(self.source, self.issues)
        self.where = entry.where
        self.parent = self._parent(entry)
        self.above = {each.id: each for each in self.parent.measures} if self.parent else {}
        self.is_orphan = bool(entry.extends) and self.parent is None
        self.issues += year_problems(entry)
        self._check_names(entry)
        document = entry.document
        if document is not None:
            self._tried("document.number", lambda: DocumentNumber.parse(document.number))
        measures = self._measures(entry, entries)
        later = [self._amendment(entry, *each) for each in amendments]
        if not self.is_orphan:
            self._check_list(entry, [pair for _, pairs, _ in amendments for pair in pairs])
        if self.issues:
            raise file_error(self.source, self.issues)
        return _assembled(entry, self.parent, measures, later)

    def _check_names(self, entry: StrategyEntry) -> None:
        if not self.is_orphan:
            self.issues += [
                UNKNOWN_MEASURE.at("omits", key="omits", id=id_)
                for id_ in entry.omits
                if id_ not in self.above
            ]
        self._sources(entry.sources, "")

    def _check_list(self, entry: StrategyEntry, amending: list[tuple[str, MeasureEntry]]) -> None:
        objectives = {each.number for each in entry.objectives}
        objectives |= {each.number for each in self.parent.headings} if self.parent else set()
        self.issues += list_problems(self.built, objectives)
        known = {each.id for _, each in self.built} | self.above.keys()
        self.issues += [
            UNKNOWN_MEASURE.at(f"{path}.{key}", key=key, id=named)
            for path, each in amending
            for key in ("amends", "replaces")
            if (named := getattr(each, key)) and named not in known
        ]

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
        except (NotFoundError, FileError) as error:
            self.issues.append(UNKNOWN_PARENT.at("extends", reason=error.summary))
        return None

    def _sources(self, names: Iterable[str], path: str) -> tuple[Source, ...]:
        for name in names:
            if name not in self.where:
                place = f"{path}.sources" if path else "sources"
                self.issues.append(UNKNOWN_SOURCE.at(place, name=name))
        return tuple(Source(name, self.where.get(name, "")) for name in names)

    def _measures(
        self, entry: StrategyEntry, entries: list[tuple[str, MeasureEntry]]
    ) -> list[Measure]:
        changed: dict[str, Measure | None] = {}
        for path, each in entries:
            built = self._measure(entry, each, path, self.above.get(each.id))
            changed.setdefault(each.id, built)
        # Inherited measures stay in the order of the strategy above, own ones follow.
        left = {id_ for id_ in self.above if id_ in entry.omits}
        if entry.only_listed:
            left |= self.above.keys() - changed.keys()
        inherited = [changed.pop(id_, old) for id_, old in self.above.items() if id_ not in left]
        return [each for each in (*inherited, *changed.values()) if each is not None]

    def _measure(
        self, file: StrategyEntry, entry: MeasureEntry, path: str, above: Measure | None
    ) -> Measure | None:
        fields = stated_fields(entry)
        evidence = entry.evidence or (file.evidence if above is None or entry.milestones else None)
        if evidence is not None:
            fields["evidence"] = evidence
        if file.checked_on is not None:
            fields.setdefault("checked_on", file.checked_on)
        milestones = self._milestones(entry, path, evidence or Evidence.UNSTATED)
        if entry.sources or entry.milestones:
            named = entry.sources or (file.sources if file.extends else ())
            fields["sources"] = self._sources(named, path)
        if entry.data_source is not None:
            given = entry.data_source
            fields["data_source"] = DataSource(
                given.name,
                given.name_vi,
                given.evidence,
                self._sources(given.sources, f"{path}.data_source"),
            )
        if above is not None:
            own = self._tried(path, lambda: attrs.evolve(above, **fields, milestones=milestones))
            merged = merged_milestones(above.milestones, milestones, entry.drops)
            built = own and attrs.evolve(own, milestones=merged)
        else:
            own = built = self._own_measure(entry, path, {**fields, "milestones": milestones})
        if own is not None:
            self.built.append((path, own))
            # A milestone that was refused would shift the places of those behind it.
            if len(milestones) == len(entry.milestones) and (milestones or above is None):
                self.issues += measure_problems(own, file, path)
        return built

    def _own_measure(
        self, entry: MeasureEntry, path: str, fields: dict[str, Any]
    ) -> Measure | None:
        if self.is_orphan:
            return None  # what it leaves out may well stand above
        missing = [name for name in ("unit", "direction") if name not in fields]
        self.issues += [INCOMPLETE_MEASURE.at(path, id=entry.id, key=key) for key in missing]
        if missing:
            return None
        return self._tried(path, lambda: Measure(id=entry.id, **fields))

    def _milestones(
        self, entry: MeasureEntry, path: str, evidence: Evidence
    ) -> tuple[Milestone, ...]:
        found = []
        for position, each in enumerate(entry.milestones):
            here = f"{path}.milestones[{position}]"
            built = self._tried(here, lambda each=each: built_milestone(each, evidence))  # type: ignore[misc]
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
        self._tried(f"{path}.number", lambda: DocumentNumber.parse(entry.number))
        built = [self._measure(file, each, here, None) for here, each in measures]
        return Amendment(
            document=StrategyDocument(
                number=entry.number, date=entry.date, issuer=entry.issuer, type=entry.type
            ),
            measures=tuple(
                attrs.evolve(
                    each,
                    first_year=file.first_year,
                    milestones=tuple(
                        attrs.evolve(step, since=entry.date, document=entry.number)
                        for step in each.milestones
                    ),
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


def _assembled(
    entry: StrategyEntry,
    parent: Strategy | None,
    measures: list[Measure],
    amendments: list[Amendment],
) -> Strategy:
    complete = entry.complete
    if complete is None:
        complete = not entry.only_listed and (parent.complete if parent else True)
    apart = attrs.filters.exclude("objectives", "only_listed", "where")
    made = {
        "headings": entry.objectives or (parent.headings if parent else ()),
        "measures": tuple(amended_measure(each, amendments) for each in measures),
        "amendments": tuple(amendments),
        "complete": complete,
        "sources": tuple(Source(name, entry.where.get(name, "")) for name in entry.sources),
    }
    return Strategy(**attrs.asdict(entry, recurse=False, filter=apart) | made)


FOLDER: Final = "strategies"
_RESULTS: Final = "-results"


@cache
def packaged_strategy_names() -> tuple[str, ...]:
    """The ids of all packaged strategies, in order of the alphabet."""
    names = (PurePath(file.name) for file in resource(FOLDER).iterdir())
    stems = {name.stem for name in names if name.suffix == ".toml"}
    return tuple(sorted(stem for stem in stems if not stem.endswith(_RESULTS)))


@cache
def packaged_strategy(name: str) -> Strategy:
    """The packaged strategy of that id.

    Raises :class:`~genderplan.errors.NotFoundError` with the nearest ids.
    """
    known = packaged_strategy_names()
    if name in known:
        source = f"{name}.toml"
        return structure_strategy(
            parse_plain(read_text(FOLDER, source), source), source, packaged_strategy
        )
    near = tuple(get_close_matches(name, known, n=3, cutoff=0.4))
    summary = message(
        "no strategy is named '{id}'; near are: {near}; there are: {known}",
        id=name,
        near=", ".join(near) or "-",
        known=", ".join(known),
    )
    raise NotFoundError(summary, name, (), near)


def strategies_beside(source: str, below: tuple[Path, ...] = ()) -> FindStrategy:
    """How the file *source* finds strategies: packaged ones by id, others by name beside it.

    *below* are the files that extend it, one through the other.
    """

    def find(name: str) -> Strategy:
        if PurePath(name).suffix not in {".toml", ".json"}:
            return packaged_strategy(name)
        chain = (*below, Path(source).resolve())  # a file that extends itself would never end
        path = Path(source).parent / name
        if PurePath(name).name != name or path.resolve() in chain:
            summary = message(
                "'{name}' is not another file in the same folder; write a bare file name",
                name=name,
            )
            raise NotFoundError(summary, name)
        beside = strategies_beside(str(path), chain)
        return structure_strategy(read_plain(str(path)), str(path), beside)

    return find


DUPLICATE_RESULT: Final = IssueKind(
    "GP414",
    Severity.ERROR,
    mark("{measure} has two figures for {year}"),
    mark("Keep one, or tell them apart with series."),
)


def structure_results(plain: object, source: str, strategy: Strategy) -> tuple[ReportedResult, ...]:
    """The results that *plain* data describes, of the measures of *strategy*.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its path.
    """
    issues: list[Issue] = []
    body = {key: value for key, value in table_in(plain, source).items() if key != "kind"}
    given = body.pop("results", [])
    entry = structure_table(body, ResultsEntry, "", issues)
    entries = structure_tables(given, ResultEntry, "results", issues)
    where = entry.where if entry else {}
    built = [_result(each, path, where, strategy, issues) for path, each in entries]
    issues += _duplicates(entries)
    if issues:
        raise file_error(source, issues)
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
        return reported_result(entry, measure, where, Period.of_year(entry.year))
    except InvalidValueError as error:
        place = f"{path}.{error.path or 'value'}"
        issues.append(BAD_VALUE.at(place, reason=error.summary))
        return None
