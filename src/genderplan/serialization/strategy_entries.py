"""What may stand in a strategy file: one class for each kind of table.

Decided: the keys of a file are the fields of these classes, and nothing else is accepted. They are
not the models, because a file may leave out what it inherits ("extends") and a model may not.
"""

import datetime as dt
from typing import Any

import attrs

from genderplan.evidence import Evidence
from genderplan.indicators import Direction
from genderplan.targets import Basis, Comparator, MeasureUnit

__all__ = [
    "AmendmentEntry",
    "BaselineEntry",
    "BreakEntry",
    "DocumentEntry",
    "HeadingEntry",
    "LookalikeEntry",
    "MeasureEntry",
    "MilestoneEntry",
    "ResponsibleEntry",
    "ResultEntry",
    "ResultsEntry",
    "StrategyEntry",
    "ThresholdEntry",
]


@attrs.frozen(kw_only=True)
class DocumentEntry:
    """``[document]``: the decision in which the strategy stands."""

    number: str
    date: dt.date | None = None
    issuer: str = ""
    type: str = ""


@attrs.frozen(kw_only=True)
class HeadingEntry:
    """``[[objectives]]``: number and name."""

    number: int
    name: str = ""
    name_vi: str = ""


@attrs.frozen(kw_only=True)
class ThresholdEntry:
    """``threshold``: what each counted thing must reach."""

    comparator: Comparator
    value: int
    what: str = ""
    per: str = ""


@attrs.frozen(kw_only=True)
class MilestoneEntry:
    """One line of ``milestones``."""

    value: Any
    comparator: Comparator
    year: int | None = None
    by: dt.date | None = None
    term: str = ""
    from_year: bool = False
    every_year: bool = False
    continuous: bool = False
    undated: bool = False
    per: str = ""
    mode: str = ""
    threshold: ThresholdEntry | None = None
    basis: Basis = Basis.LITERAL
    evidence: Evidence | None = None


@attrs.frozen(kw_only=True)
class ResponsibleEntry:
    """One line of ``responsible``."""

    body: str
    since: dt.date | None = None
    until: dt.date | None = None
    evidence: Evidence | None = None


@attrs.frozen(kw_only=True)
class BreakEntry:
    """One line of ``breaks``."""

    on: dt.date
    because: str
    because_vi: str = ""
    series: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class LookalikeEntry:
    """One line of ``mistaken_for``."""

    indicator: str
    because: str
    because_vi: str = ""


@attrs.frozen(kw_only=True)
class BaselineEntry:
    """``baseline``: the figure from which the decision starts."""

    value: Any = None
    year: int | None = None
    evidence: Evidence | None = None


@attrs.frozen(kw_only=True)
class MeasureEntry:
    """``[[measures]]``: a measure of its own, or what differs from the one with this id above."""

    id: str
    name: str | None = None
    name_vi: str | None = None
    unit: MeasureUnit | None = None
    direction: Direction | None = None
    milestones: tuple[MilestoneEntry, ...] = ()
    drops: tuple[int, ...] = ()
    objective: int | None = None
    target: int | None = None
    part: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    counts: str | None = None
    series: str | None = None
    scope: str | None = None
    both_sexes: bool | None = None
    every: int | None = None
    follows: str | None = None
    amends: str | None = None
    replaces: str | None = None
    baseline: BaselineEntry | None = None
    responsible: tuple[ResponsibleEntry, ...] = ()
    breaks: tuple[BreakEntry, ...] = ()
    mistaken_for: tuple[LookalikeEntry, ...] = ()
    ambiguity: str | None = None
    ambiguity_vi: str = ""
    evidence: Evidence | None = None
    checked_on: dt.date | None = None
    sources: tuple[str, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True)
class AmendmentEntry:
    """``[[amendments]]``: a later decision; its measures stand in ``[[amendments.measures]]``."""

    number: str
    date: dt.date
    issuer: str = ""
    type: str = ""
    evidence: Evidence | None = None
    sources: tuple[str, ...] = ()
    note: str = ""
    measures: tuple[Any, ...] = ()


@attrs.frozen(kw_only=True)
class StrategyEntry:
    """A whole strategy file, without its first line ``kind = "strategy"``."""

    id: str
    name: str = ""
    name_vi: str = ""
    first_year: int
    last_year: int
    extends: str = ""
    omits: tuple[str, ...] = ()
    only_listed: bool = False
    unit: str = ""
    complete: bool | None = None
    evidence: Evidence = Evidence.UNSTATED
    checked_on: dt.date | None = None
    sources: tuple[str, ...] = ()
    note: str = ""
    document: DocumentEntry | None = None
    where: dict[str, str] = attrs.Factory(dict)
    objectives: tuple[HeadingEntry, ...] = ()
    measures: tuple[Any, ...] = ()
    amendments: tuple[AmendmentEntry, ...] = ()


@attrs.frozen(kw_only=True)
class ResultEntry:
    """``[[results]]``: a figure as it was reported, of a measure and a year."""

    measure: str
    year: int
    value: Any
    stated: Any = None
    series: str = ""
    unit: str = "VN"
    evidence: Evidence = Evidence.SINGLE_SOURCE
    sources: tuple[str, ...] = ()
    note: str = ""


@attrs.frozen(kw_only=True)
class ResultsEntry:
    """A whole results file, without its first line ``kind = "results"``."""

    strategy: str
    where: dict[str, str] = attrs.Factory(dict)
    results: tuple[Any, ...] = ()
    note: str = ""
