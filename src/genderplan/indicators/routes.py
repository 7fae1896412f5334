"""Where an old unit's figures go on another day.

Decided: the way depends on the unit, on whether people are counted and on the caller's choice, but
not on the figure, so it is found once for each unit and used for all its figures.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.history import Succession
from genderplan.hierarchy.units import AdministrativeUnit
from genderplan.indicators.restated import Moved
from genderplan.quantities import Exact, exact

__all__ = ["Route", "Routes", "Splits", "Weights"]

Splits: TypeAlias = Literal["bounds", "main", "refuse"]
Weights: TypeAlias = Mapping[str, Mapping[str, Exact]]
_SPLITS: Final = ("bounds", "main", "refuse")


@attrs.frozen
class Route:
    """Where a unit's figures go; ``how`` is None when an unknown part goes to each of *steps*."""

    old: AdministrativeUnit
    how: Moved | None
    steps: tuple[Succession, ...] = ()
    weights: tuple[Exact, ...] = ()

    @property
    def targets(self) -> tuple[AdministrativeUnit, ...]:
        """The new units; the unit itself where it goes on."""
        return tuple(step.unit for step in self.steps) or (self.old,)


@attrs.define(eq=False)
class Routes:
    """All routes onto one day, each found once."""

    hierarchy: Hierarchy
    onto: dt.date
    splits: Splits
    weights: Weights
    _found: dict[tuple[AdministrativeUnit, bool], Route | None] = attrs.field(factory=dict)
    _sources: dict[tuple[AdministrativeUnit, str, bool], tuple[AdministrativeUnit, ...]] = (
        attrs.field(factory=dict)
    )

    def __attrs_post_init__(self) -> None:
        if self.splits not in _SPLITS:
            summary = message(
                "splits is {value}; one of {expected} is expected",
                value=repr(self.splits),
                expected=", ".join(_SPLITS),
            )
            raise InvalidValueError(summary, self.splits, "splits")

    def unit(self, code: str, on: dt.date | None) -> AdministrativeUnit | None:
        """The unit that bears *code* on a day; None when there is none or the day is unknown."""
        if on is None:
            return None
        try:
            return self.hierarchy.at(on)[code]
        except NotFoundError:
            return None

    def of(self, old: AdministrativeUnit, *, people: bool) -> Route | None:
        """The route of a unit; None when no successor of it is known on the day."""
        key = (old, people)
        if key not in self._found:
            self._found[key] = self._find(old, people=people)
        return self._found[key]

    def _find(self, old: AdministrativeUnit, *, people: bool) -> Route | None:
        if old.exists_on(self.onto):
            return Route(old, Moved.UNCHANGED)
        steps = self.hierarchy.successors(old, on=self.onto)
        if not steps or not all(step.unit.exists_on(self.onto) for step in steps):
            return None
        if len(steps) == 1:
            return Route(old, Moved.WHOLE, steps)
        settled = tuple(step for step in steps if step.share.moves_all_people)
        if people and len(settled) == 1:
            return Route(old, Moved.PEOPLE, settled)
        return self._divided(old, steps)

    def _divided(self, old: AdministrativeUnit, steps: tuple[Succession, ...]) -> Route:
        if old.code in self.weights:
            return Route(old, Moved.WEIGHTS, steps, self._weights_of(old, steps))
        if self.splits == "main":
            main = tuple(step for step in steps if step.main)
            return Route(old, Moved.MAIN, main[:1] or steps[:1])
        if self.splits == "refuse":
            summary = message(
                "{unit} ({code}) was divided among {count} units on {date} in unknown parts; "
                "choose splits='bounds' or splits='main', or give weights for it",
                unit=old.full_name(),
                code=old.code,
                count=len(steps),
                date=str(steps[0].on),
            )
            raise InvalidValueError(summary, old, "splits")
        return Route(old, None, steps)

    def _weights_of(
        self, old: AdministrativeUnit, steps: Sequence[Succession]
    ) -> tuple[Exact, ...]:
        given = self.weights[old.code]
        path = f"weights[{old.code}]"
        known = {step.unit.code for step in steps}
        weights = tuple(exact(given.get(step.unit.code, 0), path) for step in steps)
        if set(given) <= known and min(weights) >= 0 and sum(weights) > 0:
            return weights
        summary = message(
            "{path} is {value}; numbers of at least 0, not all 0, for some of {expected} "
            "are expected",
            path=path,
            value=str(dict(given)),
            expected=", ".join(sorted(known)),
        )
        raise InvalidValueError(summary, given, path)

    def sources(
        self, new: AdministrativeUnit, level: str, *, people: bool
    ) -> tuple[AdministrativeUnit, ...]:
        """The old units of *level* that owe a figure to *new*, the unit itself where it goes on."""
        key = (new, level, people)
        if key not in self._sources:
            steps = self.hierarchy.predecessors(new)
            if steps and steps[0].unit.level != level:
                steps = self.hierarchy.predecessors(new, level=level)
            olds = (step.unit for step in steps)
            self._sources[key] = tuple(old for old in olds if self._leads_to(old, new, people))
        return self._sources[key]

    def _leads_to(self, old: AdministrativeUnit, new: AdministrativeUnit, people: bool) -> bool:  # noqa: FBT001 - passed on
        route = self.of(old, people=people)
        return route is not None and new in route.targets
