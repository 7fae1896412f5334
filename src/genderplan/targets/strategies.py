"""Strategies: objectives, targets and measures of a decision, with the document they stand in.

Decided: the measures are the data; objectives and targets group them and are built from their
numbers, so that nothing is said twice. One target may have several measures, and a strategy whose
list is not complete says so. An amendment keeps its own measures: what it replaced stays readable,
and ``measures_on`` gives what stood on a day.
"""

import datetime as dt
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property

import attrs

from genderplan._fields import checked_fields
from genderplan._messages import Language, message
from genderplan.documents import DocumentReference
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.evidence import Evidence
from genderplan.issues import Issue, Issues
from genderplan.periods import DateLike, Period, as_date
from genderplan.targets.measures import Measure, Source
from genderplan.targets.rules import (
    UNKNOWN_MEASURE,
    list_problems,
    measure_problems,
    year_problems,
)

__all__ = ["Amendment", "Heading", "Objective", "Strategy", "StrategyDocument", "Target"]


def _ids(measures: tuple[Measure, ...]) -> str:
    return f"({', '.join(measure.id for measure in measures)})"


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class StrategyDocument:
    """The decision in which a strategy or an amendment stands."""

    number: str
    date: dt.date | None = None
    issuer: str = ""
    type: str = ""

    @property
    def reference(self) -> DocumentReference:
        """The decision as a reference, to be cited.

        >>> StrategyDocument(
        ...     type="Nghị quyết", number="28/NQ-CP", date=dt.date(2021, 3, 3), issuer="Chính phủ"
        ... ).reference.cite()
        'Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ'
        """
        return DocumentReference(
            type=self.type, number=self.number, date=self.date, issuer=self.issuer
        )

    def __str__(self) -> str:
        return " ".join(filter(None, (self.type, self.number)))


@attrs.frozen(field_transformer=checked_fields)
class Heading:
    """The number and the name of an objective."""

    number: int
    name: str = ""
    name_vi: str = ""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Target:
    """A target of a strategy: its measures, mostly one."""

    id: str
    number: int
    objective: int | None
    measures: tuple[Measure, ...]


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Objective:
    """An objective of a strategy with its targets."""

    number: int
    name: str
    name_vi: str
    targets: tuple[Target, ...]

    def label(self, language: Language = "en") -> str:
        """The name in *language*."""
        return (self.name_vi if language == "vi" else self.name) or self.name or self.name_vi


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Amendment:
    """A later decision that changes a strategy, with the measures it states.

    ``replaces`` says for each new measure which old one it replaces, ``amends`` which old one it
    only gives another value (pairs of new id and old id).
    """

    document: StrategyDocument
    measures: tuple[Measure, ...] = attrs.field(default=(), repr=_ids)
    amends: tuple[tuple[str, str], ...] = ()
    replaces: tuple[tuple[str, str], ...] = ()
    evidence: Evidence = attrs.field(default=Evidence.UNSTATED, converter=Evidence)
    sources: tuple[Source, ...] = ()
    note: str = ""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Strategy:
    """A strategy or programme: who decided it, for which years, and what it measures.

    ``extends`` names the strategy above of which it took over measures; ``complete`` says whether
    ``measures`` are all that it has.

    Raises :class:`~genderplan.errors.InvalidValueError` with ``.issues``, everything that is wrong
    with it: the same rules hold for a strategy in a file.

    >>> from genderplan.catalogs import strategy
    >>> nq28 = strategy("nq28")
    >>> len(nq28.objectives), len(nq28.targets), len(nq28.measures)
    (6, 20, 23)
    >>> nq28.measure("nq28.2.1").label("vi")
    'Tỷ lệ lao động nữ làm công hưởng lương'
    """

    id: str
    name: str = ""
    name_vi: str = ""
    first_year: int
    last_year: int
    document: StrategyDocument | None = None
    headings: tuple[Heading, ...] = ()
    measures: tuple[Measure, ...] = attrs.field(default=(), repr=_ids)
    amendments: tuple[Amendment, ...] = ()
    complete: bool = True
    extends: str = ""
    omits: tuple[str, ...] = ()
    unit: str = ""
    evidence: Evidence = attrs.field(default=Evidence.UNSTATED, converter=Evidence)
    checked_on: dt.date | None = None
    sources: tuple[Source, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        issues = Issues(self._problems())
        if issues:
            first = issues[0]
            raise InvalidValueError(first.summary, self.id, first.path, issues)
        # Progress begins with the strategy unless a measure was taken over from an earlier one.
        started = tuple(
            attrs.evolve(each, first_year=each.first_year or self.first_year)
            for each in self.measures
        )
        object.__setattr__(self, "measures", started)

    def _problems(self) -> Iterator[Issue]:
        yield from year_problems(self)
        own = [(f"measures[{at}]", each) for at, each in enumerate(self.measures)]
        yield from list_problems(own, (heading.number for heading in self.headings))
        years = None if self.extends else self
        for path, each in own:
            yield from measure_problems(each, years, path)
        # Not by _by_id: it is cached, and the measures get their first years only after this.
        known = {each.id for each in self.measures}
        known.update(each.id for amendment in self.amendments for each in amendment.measures)
        for at, amendment in enumerate(self.amendments):
            for key in ("amends", "replaces"):
                for _, named in getattr(amendment, key):
                    if named not in known:
                        yield UNKNOWN_MEASURE.at(f"amendments[{at}].{key}", key=key, id=named)

    @property
    def period(self) -> Period:
        """The years of the strategy."""
        return Period.of_years(self.first_year, self.last_year)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets in order; measures without a target number are not among them."""
        groups: dict[tuple[int | None, int], list[Measure]] = {}
        for each in self.measures:
            if each.target is not None:
                groups.setdefault((each.objective, each.target), []).append(each)
        return tuple(self._target(*key, measures) for key, measures in groups.items())

    def _target(self, objective: int | None, number: int, measures: list[Measure]) -> Target:
        place = "" if objective is None else f".{objective}"
        return Target(
            id=f"{self.id}{place}.{number}",
            number=number,
            objective=objective,
            measures=tuple(measures),
        )

    @cached_property
    def objectives(self) -> tuple[Objective, ...]:
        """The objectives in order; none where the decision does not number any."""
        return tuple(
            Objective(
                number=heading.number,
                name=heading.name,
                name_vi=heading.name_vi,
                targets=tuple(t for t in self.targets if t.objective == heading.number),
            )
            for heading in self.headings
        )

    @cached_property
    def _by_id(self) -> dict[str, Measure]:
        amended = [each for amendment in self.amendments for each in amendment.measures]
        return {each.id: each for each in (*amended, *self.measures)}

    def measure(self, id: str) -> Measure:  # noqa: A002 - the field is called id too
        """The measure with this id, amendments included; ``"2.1"`` is ``"nq28.2.1"`` here.

        Raises :class:`~genderplan.errors.NotFoundError`, a ``LookupError``, with the nearest ids.

        >>> from genderplan.catalogs import strategy
        >>> strategy("nq28").measure("2.1").id
        'nq28.2.1'
        """
        found = self._by_id.get(id) or self._by_id.get(f"{self.id}.{id}")
        if found is not None:
            return found
        near = tuple(get_close_matches(str(id), self._by_id, n=3, cutoff=0.6))
        summary = message(
            "{strategy} has no measure '{id}'; near are: {near}",
            strategy=self.id,
            id=str(id),
            near=", ".join(near) or "-",
        )
        raise NotFoundError(summary, id, (), near)

    def measures_on(self, date: DateLike) -> tuple[Measure, ...]:
        """The measures that stood on *date*: amendments of that day or before are applied."""
        day = as_date(date)
        gone: set[str] = set()
        added: list[Measure] = []
        for amendment in self.amendments:
            if amendment.document.date is not None and amendment.document.date <= day:
                gone |= {old for _, old in amendment.replaces}
                same = {new for new, _ in amendment.amends}
                added += [each for each in amendment.measures if each.id not in same]
        kept = [each for each in self.measures if each.id not in gone]
        return (*kept, *added)

    def label(self, language: Language = "en") -> str:
        """The name in *language*; the other one, or the id, where there is none."""
        names = (self.name_vi, self.name) if language == "vi" else (self.name, self.name_vi)
        return names[0] or names[1] or self.id
