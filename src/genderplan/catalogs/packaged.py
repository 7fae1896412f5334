"""What is packaged besides the units: strategies with their results, samples, official indicators.

Each is read once, when it is first asked for, through the same door as anyone's file; a name that
is none of theirs gets the nearest ones back. The judging is done in :mod:`genderplan.targets`,
which knows models only and no packaged data; here strategies and measures may be given by their
ids too.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Final, Literal, overload

import attrs

from genderplan._fields import demand
from genderplan._messages import Language, mark, message, translate
from genderplan._package import packaged_rows, read_text, resource
from genderplan._text import match_key
from genderplan.errors import NotFoundError
from genderplan.evidence import Evidence
from genderplan.periods import DateLike
from genderplan.plans import Plan, Report
from genderplan.serialization.files import structure
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


# --- Samples: real documents as data --------------------------------------------------------------

_ENDING: Final = ".toml"


@cache
def sample_names() -> tuple[str, ...]:
    """The names of the packaged samples, sorted.

    >>> "mong-cai-2023" in sample_names()
    True
    """
    files = (entry.name for entry in resource("samples").iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in files if name.endswith(_ENDING)))


@overload
def sample(
    name: Literal["bac-kan-2019", "bach-dang-report-2023", "mong-cai-2023"],
) -> Report: ...
@overload
def sample(name: Literal["hoang-kim-plan-2024", "nam-dinh-2020"]) -> Plan: ...
@overload
def sample(name: str) -> Plan | Report: ...
def sample(name: str) -> Plan | Report:
    """A real document as data: a plan or a report.

    Raises :class:`~genderplan.errors.NotFoundError` (a ``LookupError``) for an unknown name.

    >>> sample("mong-cai-2023").plan
    DocumentReference('Kế hoạch số 31/KH-UBND ngày 07 tháng 02 năm 2023')
    """
    names = sample_names()
    if name in names:
        return _loaded(name)
    near = tuple(get_close_matches(str(name), names, n=3))
    template = mark("no sample is named '{name}'; there are: {names}")
    if near:
        template = mark("no sample is named '{name}'; did you mean {near}? There are: {names}")
    listed = {"near": ", ".join(near), "names": ", ".join(names)}
    raise NotFoundError(message(template, name=str(name), **listed), name, (), near)


@cache
def _loaded(name: str) -> Plan | Report:
    source = f"{name}{_ENDING}"
    loaded: Plan | Report = structure(parse_plain(read_text("samples", source), source), source)
    return loaded


# --- Official indicators --------------------------------------------------------------------------

# Cells are as printed in the circular; what was not had of it is None or empty, and the catalogue
# says so. The kind of an indicator is not printed and is not guessed.

# Between breakdowns, but not inside "(tiểu học; trung học cơ sở)".
_BETWEEN: Final = re.compile(r";\s*(?![^(]*\))")
_KNOWN: Final = {"yes": True, "no": False, "": None}


@attrs.frozen(kw_only=True)
class NationalIndicator:
    """One indicator of the official list, as printed."""

    code: str
    """Its code in the list: "5.5.1.a"."""
    name: str
    """Its name, in Vietnamese."""
    national_code: str = ""
    """Its code in the national system of indicators, where it has one: "0211"."""
    breakdowns: tuple[str, ...] = ()
    """What its figures are disaggregated by."""
    period: str = ""
    """How often it is published."""
    source: str = ""
    """The surveys and records that it is computed from."""
    agency: str = ""
    """The body in charge, as named in January 2025."""
    by_sex: bool | None = None
    """Whether it is broken down by sex; ``None`` where the text of the circular was not had."""
    about_gender: bool = False
    """Judged, not printed: it speaks of women, sex, marriage of children, reproductive health,
    violence or trafficking, or stands under goal 5."""
    evidence: Evidence = Evidence.VERIFIED
    """How well the row is supported."""

    @property
    def goal(self) -> int:
        """The goal of sustainable development, 1 to 17, that the code begins with."""
        return int(self.code.partition(".")[0])


@attrs.frozen
class NationalIndicators(Sequence[NationalIndicator]):
    """The official list, in its own order."""

    items: tuple[NationalIndicator, ...]
    """The indicators, as a tuple."""

    document = "02/2025/TT-BKHĐT"
    """The number of the circular that sets the list."""

    @overload
    def __getitem__(self, index: int) -> NationalIndicator: ...
    @overload
    def __getitem__(self, index: slice) -> "NationalIndicators": ...
    def __getitem__(self, index: int | slice) -> "NationalIndicator | NationalIndicators":
        found = self.items[index]
        return NationalIndicators(found) if isinstance(found, tuple) else found

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return f"<NationalIndicators of {self.document}: {len(self)}>"

    def find(self, query: str) -> NationalIndicator:
        """The indicator with this code ("5.5.2"), or this name.

        Raises :class:`~genderplan.errors.NotFoundError`, a ``LookupError``, with the nearest codes
        and names.

        >>> deputies = national_indicators().find("Tỷ lệ nữ đại biểu Quốc hội")
        >>> deputies.code, deputies.national_code, deputies.agency
        ('5.5.1.a', '0211', 'Văn phòng Quốc hội')
        """
        key = match_key(query)
        named = {match_key(name): each for each in self for name in (each.name, each.code)}
        if key in named:
            return named[key]
        near = tuple(named[each].code for each in get_close_matches(key, named, n=3, cutoff=0.5))
        summary = message(
            "no national indicator has the code or the name '{query}'; near are: {near}",
            query=query,
            near=", ".join(near) or "-",
        )
        raise NotFoundError(summary, query, (), near)

    def note(self, language: Language = "vi") -> str:
        """What the list is and what it lacks."""
        return translate(
            mark(
                "Viet Nam's 145 statistical indicators of sustainable development "
                "(02/2025/TT-BKHĐT). Breakdowns, period, source and agency are known for goals 1 "
                "to 5 only. The 78 indicators of gender development (10/2019/TT-BKHĐT) are not "
                "here: their list could not be had."
            ),
            language,
        )


@cache
def national_indicators() -> NationalIndicators:
    """Viet Nam's 145 statistical indicators of sustainable development (02/2025/TT-BKHĐT).

    Breakdowns, period, source and agency are known for goals 1 to 5. The 78 indicators of gender
    development (10/2019/TT-BKHĐT) are not among them, because their list could not be had.

    >>> known = national_indicators()
    >>> len(known), sum(each.about_gender for each in known)
    (145, 22)
    >>> [each.code for each in known if each.goal == 5 and each.by_sex]
    ['5.4.1', '5.a.1', '5.b.1']
    """
    rows = packaged_rows("indicators", "sustainable-development.tsv")
    return NationalIndicators(tuple(map(_indicator, rows)))


def _indicator(row: dict[str, str]) -> NationalIndicator:
    return NationalIndicator(
        code=row["code"],
        name=row["name"],
        national_code=row["national_code"],
        breakdowns=tuple(filter(None, _BETWEEN.split(row["breakdowns"]))),
        period=row["period"],
        source=row["source"],
        agency=row["agency"],
        by_sex=_KNOWN[row["by_sex"]],
        about_gender=row["about_gender"] == "yes",
    )
