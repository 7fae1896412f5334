"""Packaged strategies and the results reported on them, judged and compared by their ids too.

A strategy is read once, when it is first asked for. The national decisions and the local
examples lie in one folder, a file each; a name that is none of theirs gets the nearest ones back.
The judging is done in :mod:`genderplan.targets`, which knows models only and no packaged data.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final

from genderplan._fields import demand
from genderplan._package import read_text, resource
from genderplan.periods import DateLike
from genderplan.serialization.plain_files import parse_plain
from genderplan.serialization.strategies import (
    packaged_strategy,
    packaged_strategy_names,
    structure_results,
)
from genderplan.targets import (
    Cascade,
    Measure,
    Progress,
    ReportedResult,
    Scorecard,
    Strategy,
    cascading,
    progress,
    scorecards,
)
from genderplan.targets.cascading import HasTargets
from genderplan.targets.figures import Figure
from genderplan.targets.methods import DEFAULT_METHOD

NATIONAL_STRATEGIES: Final = ("nq28", "qd2351", "qd2232", "qd1790")
"""The ids of the national strategies and programmes."""


def strategy(id: str) -> Strategy:  # noqa: A002 - the field is called id too
    """The packaged strategy or programme with this id, or this number of a national document.

    ``"nq28"`` is the National Strategy on Gender Equality 2021-2030 (Nghị quyết 28/NQ-CP),
    ``"qd2351"`` the one for 2011-2020, ``"qd2232"`` the programme on gender-based violence,
    ``"qd1790"`` the communication programme; local examples are ``"ninh-thuan"``, ``"can-tho"`` and
    others. Each figure says how well it is supported: several of the 2011-2020 strategy are
    recalled and not confirmed.

    Raises :class:`~genderplan.errors.NotFoundError`, a ``LookupError``, with the nearest ids.

    >>> wage = strategy("nq28").measure("nq28.2.1")
    >>> [each.label("en", wage.unit) for each in wage.milestones]
    ['at least 50% in 2025', 'about 60% in 2030']
    >>> strategy("28/NQ-CP").id
    'nq28'
    >>> strategy("nq82")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.NotFoundError: no strategy is named 'nq82'; near are: nq28...; ...
    """
    demand(id, str, "id", "strategy('nq28')")
    # Numbers of local plans are given out anew by every province: only national ones name a text.
    national = strategies() if "/" in id else ()
    named = (each for each in national if each.document and each.document.number == id)
    return next(named, None) or packaged_strategy(id)


def measure_named(id: str) -> Measure:  # noqa: A002 - the field is called id too
    """The measure with this id, "nq28.2.1", of the packaged strategy that it begins with.

    Raises :class:`~genderplan.errors.NotFoundError`, a ``LookupError``, for an id that no measure
    has.
    """
    return strategy(id.partition(".")[0]).measure(id)


def results(id: str) -> tuple[ReportedResult, ...]:  # noqa: A002 - as in strategy()
    """What was reported on the measures of a strategy; empty where nothing is packaged.

    Each is an :class:`~genderplan.Observation` whose ``indicator`` is the id of the measure, and
    says where it was read and how well it is supported. Figures that count different bodies, or
    were collected differently, differ in ``breakdown``.

    >>> [seen.value for seen in results("nq28") if seen.indicator == "nq28.4.2"]
    [Decimal('46'), Decimal('44')]
    """
    return _read_results(strategy(id).id)


@cache
def _read_results(name: str) -> tuple[ReportedResult, ...]:
    source = f"{name}-results.toml"
    if not resource("strategies", source).is_file():
        return ()
    plain = parse_plain(read_text("strategies", source), source)
    return structure_results(plain, source, strategy(name))


def strategies() -> tuple[Strategy, ...]:
    """The national strategies and programmes.

    >>> [str(each.document) for each in strategies()][:2]
    ['Nghị quyết 28/NQ-CP', 'Quyết định 2351/QĐ-TTg']
    """
    return tuple(map(strategy, NATIONAL_STRATEGIES))


def local_strategies() -> tuple[Strategy, ...]:
    """The local strategies that are packaged as examples, in order of their ids."""
    local = (name for name in packaged_strategy_names() if name not in NATIONAL_STRATEGIES)
    return tuple(map(strategy, local))


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
        measure = measure_named(measure)
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
    below = strategy(child) if isinstance(child, str) else child
    return cascading.cascade(below, _strategy(parent), on)


def _strategy(given: str | Strategy) -> Strategy:
    return strategy(given) if isinstance(given, str) else given
