"""Reporting rates: who reported everything that was due, and who did so on time.

Decided: a unit has reported when it sent a figure or an explicit gap for every indicator due;
"Không" is a report. Rates are ratios of units and are never cut off at 100 %, because a unit is
counted once however often it reports.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import TypeAlias

import attrs

from genderplan.hierarchy.units import Level, member
from genderplan.indicators.observations import Missing, Observation, listed_observations
from genderplan.indicators.tree_units import NATION, TreeUnit, UnitTree, places_of
from genderplan.periods import Period, as_date
from genderplan.quantities import Ratio

__all__ = ["ReportingRate", "reporting_rates"]

_Received: TypeAlias = dict[int, dict[str, dt.date | None]]


@attrs.frozen(eq=False)
class ReportingRate:
    """Of the units under one unit: which owed a report for a period, sent it, and sent it on time.

    ``partial`` sent some of the indicators due, but not all.
    """

    unit: TreeUnit
    period: Period
    expected: tuple[TreeUnit, ...]
    complete: tuple[TreeUnit, ...]
    partial: tuple[TreeUnit, ...]
    on_time: tuple[TreeUnit, ...]

    @property
    def missing(self) -> tuple[TreeUnit, ...]:
        """The units that sent nothing at all."""
        heard = {*self.complete, *self.partial}
        return tuple(unit for unit in self.expected if unit not in heard)

    @property
    def rate(self) -> Ratio:
        """Units that sent everything, of those expected."""
        return Ratio(len(self.complete), len(self.expected))

    @property
    def rate_on_time(self) -> Ratio:
        """Units that sent everything on time, of those expected."""
        return Ratio(len(self.on_time), len(self.expected))


def reporting_rates(  # noqa: PLR0913 - what a report is, and from whom
    observations: Iterable[Observation],
    tree: UnitTree,
    to: Level | str = "province",
    *,
    of: Level | str = "commune",
    indicators: Collection[str] = (),
    deadline: dt.date | str | None = None,
) -> tuple[ReportingRate, ...]:
    """For each unit at *to* and each period, how many of the units at *of* below it reported.

    *indicators* are the codes due; by default all that occur. A unit is on time when all of them
    arrived (``received``) on or before *deadline*; a figure without a day of arrival is not.
    """
    places = places_of(tree)
    due_day = None if deadline is None else as_date(deadline)
    received, codes = _received(observations, places.index)
    due = set(indicators) or codes
    targets = [0] if to == NATION.level else places.positions(str(member(Level, to, "to")))
    expected = places.positions(str(member(Level, of, "of")))
    rates = []
    for period, reports in received.items():
        for target in targets:
            first, last = places.within(expected, target)
            below = expected[first:last]
            complete = [place for place in below if due <= reports.get(place, {}).keys()]
            partial = sorted(set(below) & reports.keys() - set(complete))
            on_time = [place for place in complete if _on_time(reports[place], due, due_day)]
            named = [places.named(some) for some in (below, complete, partial, on_time)]
            rates.append(ReportingRate(places.units[target], period, *named))
    return tuple(rates)


def _received(
    observations: Iterable[Observation], index: dict[str, int]
) -> tuple[dict[Period, _Received], set[str]]:
    received: dict[Period, _Received] = {}
    codes: set[str] = set()
    for seen in listed_observations(observations):
        codes.add(seen.indicator)
        place = index.get(seen.unit)
        if place is None or seen.value is Missing.NOT_COLLECTED:
            continue
        report = received.setdefault(seen.period, {}).setdefault(place, {})
        arrived = [day for day in (report.get(seen.indicator), seen.received) if day is not None]
        report[seen.indicator] = min(arrived, default=None)
    return received, codes


def _on_time(report: dict[str, dt.date | None], due: set[str], deadline: dt.date | None) -> bool:
    if deadline is None:
        return False
    days = [report[code] for code in due]
    return all(day is not None and day <= deadline for day in days)
