"""Adding figures up the tree of a day: the one roll-up of the library.

The indicator's own rule says how it adds up (counts are summed, ratios are sums of
numerators over sums of denominators); without a definition the type of the figure says it. Nothing
averages percentages. Who was due to report is read off the tree, at the level at which most figures
of the indicator stand, so a total can always say what is missing from it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias, cast

from genderplan._choices import none_of
from genderplan._messages import mark, message
from genderplan.errors import InvalidValueError
from genderplan.hierarchy.units import Level, member
from genderplan.indicators.aggregates import Aggregates
from genderplan.indicators.columns import SeriesKey, by_series
from genderplan.indicators.definitions import (
    Definitions,
    Indicator,
    PlaceRule,
    definitions_by_code,
)
from genderplan.indicators.observations import Missing, Observation, told_figure
from genderplan.indicators.places import (
    LEVELS,
    NATION,
    TreeUnit,
    TreeUnits,
    UnitTree,
    most_usual,
    places_of,
    targets_of,
)
from genderplan.indicators.restatement import RestatedObservations, Restatement
from genderplan.indicators.routes import Sources
from genderplan.indicators.series import Arrangement, Series, lay_out
from genderplan.indicators.sums import Addable, nothing
from genderplan.indicators.tallies import PREFERENCES, Owed, Preference, Subtotal
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.quantities import Count, Ratio

UnitFilter: TypeAlias = Callable[[TreeUnit], bool]

_PARTS_DIFFER: Final = IssueKind(
    "GP321",
    Severity.WARNING,
    mark("{unit} reports {own}, but the units inside it add up to {parts}"),
    mark("Compare the lists of both reports; a unit may be left out or counted twice."),
)
_PARTS_EXCEED: Final = IssueKind(
    "GP322",
    Severity.ERROR,
    mark("{unit} reports {own}, less than the {parts} of only some of the units inside it"),
    mark("Compare the lists of both reports."),
)
_NOT_ADDED: Final = IssueKind(
    "GP323",
    Severity.WARNING,
    mark("{indicator} is not added over places; its figures are in no total"),
    mark("Read it unit by unit."),
)
_UNEXPECTED: Final = IssueKind(
    "GP324",
    Severity.NOTE,
    mark("{unit} reported although no figure was due from it; the figure is in the total"),
)
_TOO_FINE: Final = IssueKind(
    "GP325",
    Severity.WARNING,
    mark("{indicator} is reported at the {reporting} level and cannot be told for the {to} level"),
    mark("Roll up to the {reporting} level or above."),
)


def roll_up(  # noqa: PLR0913 - each is a choice of the caller
    observations: Iterable[Observation] | Restatement,
    tree: UnitTree,
    to: str | TreeUnit | Iterable[str | TreeUnit] = "province",
    *,
    indicators: Definitions = (),
    expected: UnitFilter | None = None,
    reporting: Level | str | None = None,
    exclude: Iterable[str | TreeUnit] = (),
    prefer: Preference = "complete",
) -> Aggregates:
    """The totals of every indicator, period and breakdown over the units of a day.

    *to* is a level ("district", "province"), "nation", a unit or its code, or several of these.
    *expected* says which units owe a figure (only communes with a council, say), *reporting* their
    level where it is not the one most figures stand at. Figures of the units in *exclude* are not
    passed up to the unit above. *prefer* says which figures count where a unit and units inside it
    both report: those inside once they are complete ("complete"), always ("parts"), never ("own").

    Given a :class:`Restatement`, the units that owe a figure are those of the figures' own day: one
    of the two old provinces of a new one is "1 of 2", and *expected* and *reporting* are about the
    old units. A figure that several units share in unknown parts is in every total that holds all
    of them, and makes the others lie between bounds.

    >>> from genderplan import Period, Ratio
    >>> from genderplan.hierarchy import Hierarchy
    >>> units = [{"code": "90", "level": "province", "kind": "tỉnh", "name": "Ví Dụ"}]
    >>> units += [
    ...     {"code": c, "level": "commune", "kind": "xã", "name": n, "parent": "90"}
    ...     for c, n in [("90001", "Một"), ("90002", "Hai"), ("90003", "Ba")]
    ... ]
    >>> tree = Hierarchy.from_rows(units).at("2021-12-31")
    >>> seen = [
    ...     Observation(indicator="council", unit=unit, period=Period.of_year(2021), value=value)
    ...     for unit, value in {"90001": Ratio(0, 50), "90002": Ratio(30, 50)}.items()
    ... ]
    >>> total = roll_up(seen, tree, to="province")["90"]
    >>> total.value, total.coverage, [unit.code for unit in total.missing]
    (Ratio(30, 100), Ratio(2, 3), ['90003'])
    """
    if prefer not in PREFERENCES:
        raise none_of(prefer, "prefer", PREFERENCES)
    places = places_of(tree)
    targets = targets_of(to, places)
    definitions = definitions_by_code(indicators)
    found: list[Issue] = []
    if isinstance(observations, RestatedObservations):
        observations = observations.restatement
    restated = observations if isinstance(observations, Restatement) else None
    divided = _divided(restated, places) if restated else {}
    seen = restated.observations if restated else cast("Iterable[Observation]", observations)
    arrangement = Arrangement(places)
    series = _all_series(seen, arrangement, definitions, found.append)
    sources = _sources(restated) if restated else {}
    levels = _reporting_levels(series, sources, reporting)
    owed: dict[tuple[dt.date, bool, str], Owed] = {}
    excluded = sorted(places.find(unit) for unit in exclude)
    tallies = tuple(
        Subtotal(
            one,
            places,
            _due(one, places, levels[one.key[0]], None if one.key in sources else expected),
            excluded,
            prefer,
            divided.get(one.key, ()),
            definitions.get(one.key[0]),
            sources.get(one.key),
            _owed(sources.get(one.key), places, levels[one.key[0]], expected, owed),
        )
        for one in series
    )
    for tally in tallies:
        if tally.series.nested:
            _check_parts(tally, found.append)
        if expected is not None:
            _check_expected(tally, found.append)
    _check_levels(levels, targets, places, found.append)
    return Aggregates(tallies, targets, Issues(found))


def _all_series(
    observations: Iterable[Observation],
    arrangement: Arrangement,
    definitions: Mapping[str, Indicator],
    report: Callable[[Issue], None],
) -> list[Series]:
    found = []
    for key, group in by_series(observations).items():
        definition = definitions.get(key[0])
        if definition is not None and definition.place_rule is PlaceRule.NONE:
            report(_NOT_ADDED.at(key[0], indicator=key[0]))
            continue
        found.append(lay_out(key, group, arrangement, definition, report))
    return found


def _divided(
    restatement: Restatement, places: TreeUnits
) -> dict[SeriesKey, list[tuple[Addable, tuple[int, ...]]]]:
    found: dict[SeriesKey, list[tuple[Addable, tuple[int, ...]]]] = {}
    for share in restatement.undivided:
        seen = share.observation
        targets = tuple(sorted(places.find(code) for code in share.codes))
        key = (seen.indicator, seen.period, seen.breakdown)
        found.setdefault(key, []).append((share.value, targets))
    return found


def _sources(restatement: Restatement) -> Mapping[SeriesKey, Sources]:
    if restatement.sources is not None:
        return restatement.sources
    summary = message(
        "these restated figures were read from a file or a pickle, which does not hold the old "
        "units that owed a figure; restate the figures again and roll them up"
    )
    raise InvalidValueError(summary, restatement, "observations")


def _owed(
    sources: Sources | None,
    places: TreeUnits,
    level: str,
    wanted: UnitFilter | None,
    known: dict[tuple[dt.date, bool, str], Owed],
) -> Owed | None:
    """The old units of *level* beside the places of the units that they became, found once."""
    if sources is None:
        return None
    routes, day, people = sources.routes, sources.day, sources.people
    key = (day, people, level)
    if key not in known:
        olds = routes.hierarchy.at(day).units(level) if level != NATION.level else ()
        units = [unit for unit in olds if wanted is None or wanted(unit)]
        pairs = sorted(
            (places.index[new.code], number)
            for number, route in enumerate(routes.of(unit, day, people=people) for unit in units)
            for new in (route.targets if route is not None else ())
            if new.code in places.index
        )
        known[key] = Owed(units, [place for place, _ in pairs], [owner for _, owner in pairs])
    return known[key]


def _reporting_levels(
    series: Iterable[Series], sources: Mapping[SeriesKey, Sources], stated: Level | str | None
) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for one in series:
        given = sources[one.key].levels if one.key in sources else one.levels
        counts.setdefault(one.key[0], Counter()).update(given)
    if stated is not None:
        return dict.fromkeys(counts, str(member(Level, stated, "reporting")))
    return {code: most_usual(count) for code, count in counts.items()}


def _due(series: Series, places: TreeUnits, level: str, wanted: UnitFilter | None) -> list[int]:
    due = places.positions(level)
    if wanted is not None:
        due = [place for place in due if wanted(places.units[place])]
    aside, gap = series.set_aside, Missing.NOT_APPLICABLE
    exempt = {place for place, seen in aside.items() if seen.value is gap}
    return [place for place in due if place not in exempt] if exempt else due


def _check_expected(tally: Subtotal, report: Callable[[Issue], None]) -> None:
    if tally.sources is not None:
        due_units = frozenset(tally.due(0))
        for unit in sorted(tally.sources.heard - due_units, key=lambda each: each.code):
            if unit.level in {each.level for each in due_units}:
                path = f"{tally.series.key[0]}[{unit.code}, {tally.series.key[1]}]"
                report(_UNEXPECTED.at(path, unit=unit.full_name(tally.day)))
        return
    due = set(tally.expected)
    levels = {tally.places.levels[place] for place in due}
    for place, seen in zip(tally.series.positions, tally.series.seen, strict=True):
        if place not in due and tally.places.levels[place] in levels:
            report(_UNEXPECTED.at(seen.path, unit=tally.places.name(place)))


def _check_parts(tally: Subtotal, report: Callable[[Issue], None]) -> None:
    for place, seen in zip(tally.series.positions, tally.series.seen, strict=True):
        parts = tally.parts(place)
        if parts is None:
            continue
        own = nothing(type(parts)) if seen.value is Missing.NONE else seen.value
        complete = tally.complete_inside(place)
        if parts == own or (not complete and not _exceeds(parts, own)):
            continue
        kind = _PARTS_DIFFER if complete else _PARTS_EXCEED
        report(
            kind.at(
                seen.path,
                unit=tally.places.name(place),
                own=told_figure(seen.value, tally.definition),
                parts=told_figure(parts, tally.definition),
            )
        )


def _exceeds(parts: Addable, own: object) -> bool:
    if isinstance(parts, Ratio) and isinstance(own, Ratio):
        return parts.numerator > own.numerator or parts.denominator > own.denominator
    if isinstance(parts, Count) and isinstance(own, Count):
        return own.high is not None and parts.low > own.high
    return False


def _check_levels(
    levels: Mapping[str, str],
    targets: Iterable[int],
    places: TreeUnits,
    report: Callable[[Issue], None],
) -> None:
    finest = max((places.levels[place] for place in targets), key=LEVELS.index, default=None)
    if finest is None:
        return
    for code, level in levels.items():
        if LEVELS.index(level) < LEVELS.index(finest):
            report(_TOO_FINE.at(code, indicator=code, reporting=level, to=finest))
