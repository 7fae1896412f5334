"""Strategies and measures judged and compared; one that is packaged may be given by its id.

The work is done in :mod:`genderplan.targets`, which knows models only and no packaged data.
"""

from collections.abc import Iterable

from genderplan.catalogs.strategy_catalog import strategy as packaged
from genderplan.periods import DateLike
from genderplan.targets import (
    Cascade,
    Measure,
    Progress,
    Scorecard,
    Strategy,
    cascading,
    progress,
    scorecards,
)
from genderplan.targets.cascading import HasTargets
from genderplan.targets.figures import Figure
from genderplan.targets.methods import DEFAULT_METHOD

__all__ = ["assess", "cascade", "scorecard"]


def assess(
    measure: str | Measure,
    observations: Iterable[Figure],
    on: DateLike | None = None,
    method: str = DEFAULT_METHOD,
) -> Progress:
    """How *measure* stands on a day, judged from *observations* whose indicator is its id.

    *measure* is a measure or the id of a packaged one. Totals of :func:`~genderplan.roll_up` are
    taken too; where units are missing from one, that is among the ``cautions`` ("2 of 547 communes
    reported").

    *on* is the day (that of the latest figure when left out), *method* one of "linear" (our
    default: pace to the next milestone), "statcan" (Open SDG), "unsd2023" and "dns"; see
    :func:`~genderplan.targets.compare_methods`. There is an answer for every input: what the
    figures do not show is "not assessable", with the reason.

    Raises :class:`~genderplan.errors.NotFoundError`, a ``LookupError``, for an id that no measure
    has, and :class:`~genderplan.errors.InvalidValueError` for an unknown method, a text that is no
    date, and anything that is no measure or no observation.

    >>> from genderplan.catalogs import results
    >>> assess("nq28.2.2", results("nq28"), on="2025-12-31").status.value
    'achieved'
    >>> from genderplan.indicators import Observation
    >>> from genderplan.periods import Period
    >>> from genderplan.quantities import Ratio
    >>> from genderplan.targets import Measure, Milestone
    >>> wage = Measure(id="w", unit="percent", direction="up",
    ...     milestones=(Milestone(value=50, comparator=">=", year=2025),))
    >>> seen = [Observation(indicator="w", unit="VN", period=Period.of_year(year), value=value)
    ...         for year, value in ((2020, Ratio(40, 100)), (2023, Ratio(47, 100)))]
    >>> found = assess(wage, seen, on="2023-12-31")
    >>> found.status.value, found.needed_per_year, found.met_in
    ('on track', Fraction(3, 2), 2025)
    """
    if isinstance(measure, str):
        measure = packaged(measure.partition(".")[0]).measure(measure)
    return progress.assess(measure, observations, on, method)


def scorecard(
    strategy: str | Strategy,
    observations: Iterable[Figure],
    on: DateLike | None = None,
    method: str = DEFAULT_METHOD,
) -> Scorecard:
    """Every measure of *strategy* on a day, judged from *observations* or totals of a roll-up.

    *strategy* is a strategy or the id of a packaged one; *on* is the day of the latest figure when
    left out. Raises :class:`~genderplan.errors.NotFoundError`, a ``LookupError``, for an id that no
    strategy has, and :class:`~genderplan.errors.InvalidValueError` for an unknown method and for
    anything that is no strategy or no observation.

    >>> from genderplan.catalogs import results
    >>> card = scorecard("nq28", results("nq28"), on="2025-12-31")
    >>> card["nq28.4.2"].cells("en")[3:]
    ('not above 42 to 100,000 live births in 2025', 'acceleration needed', '●○')
    """
    return scorecards.scorecard(_strategy(strategy), observations, on, method)


def cascade(
    child: str | Strategy | HasTargets, parent: str | Strategy, on: DateLike | None = None
) -> Cascade:
    """How *child*, a local strategy or a plan, follows *parent*: a row for each measure of either.

    A strategy may be given by the id of a packaged one. A measure of the child follows the one with
    the same id, or the one that it names in ``follows``. With *on* the milestones of that day are
    compared.

    Raises :class:`~genderplan.errors.NotFoundError`, a ``LookupError``, for an id that no strategy
    has, and :class:`~genderplan.errors.InvalidValueError` for what is no strategy or plan, and for
    a plan whose targets cannot be, such as one of 150%.

    >>> [row.id for row in cascade("ca-mau", "nq28").where("stronger")]
    ['nq28.6.1']
    """
    below = packaged(child) if isinstance(child, str) else child
    return cascading.cascade(below, _strategy(parent), on)


def _strategy(given: str | Strategy) -> Strategy:
    return packaged(given) if isinstance(given, str) else given
