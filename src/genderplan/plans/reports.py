"""Reports: what a unit did in a period, as the document states it.

A report holds what is written, contradictions included; checks find them afterwards. A
share is a :class:`~genderplan.Ratio` with the printed percentage beside it. An empty table and a
table that says "Không" are different things: the second is an answer.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, Literal, TypeAlias

import attrs

from genderplan._choices import WordedChoice
from genderplan._fields import checked_fields, filled
from genderplan._messages import Language, in_language, mark, message, translate
from genderplan._notebook import InNotebooks, html_table
from genderplan.documents import DocumentReference
from genderplan.documents.layout import Recipients, Signature
from genderplan.errors import InvalidValueError
from genderplan.indicators import Observation
from genderplan.indicators.observations import figure_text
from genderplan.periods import PartialDate, Period
from genderplan.periods.calendar import as_date
from genderplan.plans.activities import Activity, BroadcastRow, EventRow, ProductRow, ReportTable
from genderplan.quantities import Bound, BySex, Count, Money, Percent, Points, Ratio


class ReportForm(WordedChoice):
    """What kind of paper tells the results: a report proper, or an account of them in the press."""

    REPORT = "report", mark("report")
    ACCOUNT = "account", mark("press account")


@attrs.frozen(field_transformer=checked_fields)
class Part:
    """Some of the people or things counted: "among them 2 secretaries"."""

    name: str = attrs.field(validator=filled)
    """Who or what they are."""
    count: Count
    """How many."""
    name_en: str = ""
    """The same in English."""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Result:
    """A share that the report states: women over all, the printed percentage, the change.

    Raises :class:`~genderplan.errors.InvalidValueError` when the part is greater than the whole,
    and for people in fractions.

    >>> Result(name="Ban Thường vụ", value=Ratio(16, 15))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.InvalidValueError: value is 16/15; the part cannot be greater than ...
    """

    name: str = attrs.field(validator=filled)
    """What it is the share of, as written."""
    value: Ratio = attrs.field()
    """Women over all."""
    name_en: str = ""
    """The name in English."""
    stated: Percent | None = None
    """The percentage as printed."""
    change: Points | None = None
    """The change against the term or period before, in points."""
    parts: tuple[Part, ...] = ()
    """Some of the women: "among them 2 secretaries"."""
    indicator: str = ""
    """The code of the indicator; empty for none."""
    measure: str = ""
    """The id of the national measure that it can be held against."""
    counts_as: Literal["person", "agency"] = "person"
    """Whether that measure counts persons, or bodies with at least one woman."""

    @value.validator
    def _share(self, _: object, value: Ratio) -> None:
        fault = ""
        if not value.is_share:
            fault = mark(
                "value is {value}; the part cannot be greater than the whole: check both counts"
            )
        elif not value.is_whole:
            fault = mark("value is {value}; people and agencies are counted in whole numbers")
        if fault:
            summary = message(fault, value=f"{value.numerator}/{value.denominator}")
            raise InvalidValueError(summary, value, "value")

    @property
    def compared_value(self) -> Ratio:
        """What is held against the measure: the ratio itself, or 1/1 or 0/1 for one agency.

        >>> Result(name="UBND", value=Ratio(1, 4), counts_as="agency").compared_value
        Ratio(1, 1)
        """
        if self.counts_as == "person":
            return self.value
        return Ratio(min(self.value.numerator, 1), min(self.value.denominator, 1))

    @property
    def previous(self) -> Percent | None:
        """The share before, as the change implies it; None when no change is given.

        >>> Result(name="HĐND", value=Ratio(20, 40), change=Points(5)).previous
        Percent(45)
        """
        percent = self.value.percent
        return percent + -self.change if percent and self.change else None


@attrs.frozen(field_transformer=checked_fields)
class FormerNeighbourhoods:
    """How the unit was divided before: residential areas, and groups in them."""

    areas: Count
    """The residential areas."""
    groups: Count | None = None
    """The groups in them."""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Profile:
    """The unit in figures, as the report's first part gives them."""

    area_km2: Decimal | None = None
    """The area, in square kilometres."""
    population: Count | None = None
    """The inhabitants."""
    households: Count | None = None
    """The households."""
    neighbourhoods: Count | None = None
    """The hamlets or residential groups."""
    neighbourhoods_since: PartialDate | None = None
    """Since when there are so many."""
    neighbourhoods_before: FormerNeighbourhoods | None = None
    """How many there were before."""
    staff: BySex | None = None
    """Its officials and employees."""


@attrs.frozen(field_transformer=checked_fields)
class CascadeClaim:
    """A report's claim that its own plan follows the one above."""

    parent: str
    """The plan above, as written."""
    equal_or_stronger: Percent | None = None
    """The share of own targets said to equal or exceed those above."""
    own_targets: tuple[str, ...] = ()
    """The targets that the plan above does not have."""


def _received(value: dt.date | str | None) -> dt.date | None:
    return None if value is None else as_date(value, "received")


@attrs.frozen(kw_only=True, repr=False, field_transformer=checked_fields)
class Report(InNotebooks):
    """A report on a unit's results in a period."""

    title: str
    """Its title."""
    unit: str
    """The unit, as the document writes it."""
    period: Period
    """The time that it tells of."""
    title_en: str = ""
    """The title in English."""
    form: ReportForm = attrs.field(default=ReportForm.REPORT, converter=ReportForm)
    """What kind of paper it is."""
    unit_code: str = ""
    """The code of the unit on the last day of the period; empty when it is not known."""
    received: dt.date | None = attrs.field(default=None, converter=_received)
    """The day on which it arrived."""
    source: str = ""
    """What the figures were taken from."""
    source_en: str = ""
    """The same in English."""
    number: DocumentReference | None = None
    """Its own number and date."""
    plan: DocumentReference | None = None
    """The plan that it reports on."""
    attached_to: DocumentReference | None = None
    """The document that it is attached to."""
    documents: tuple[DocumentReference, ...] = ()
    """Other documents that it cites."""
    cascade_claim: CascadeClaim | None = None
    """What it says of its plan and the one above."""
    profile: Profile | None = None
    """The unit in figures."""
    results: tuple[Result, ...] = ()
    """Its shares of women."""
    activities: tuple[Activity, ...] = ()
    """What was done."""
    events: tuple[EventRow, ...] = ()
    """Its table of events."""
    broadcasts: tuple[BroadcastRow, ...] = ()
    """Its table of broadcasts."""
    products: tuple[ProductRow, ...] = ()
    """Its table of products."""
    none_reported: tuple[ReportTable, ...] = ()
    """The tables in which it says "Không"."""
    statements: tuple[str, ...] = ()
    """What it says without a figure."""
    limits: tuple[str, ...] = ()
    """What fell short, as written."""
    causes: tuple[str, ...] = ()
    """Why, as written."""
    proposals: tuple[str, ...] = ()
    """What it asks for, as written."""
    recipients: Recipients | None = None
    """To whom it is sent."""
    signature: Signature | None = None
    """Who signs."""

    def __attrs_post_init__(self) -> None:
        for index, table in enumerate(self.none_reported):
            if getattr(self, table.value):
                summary = message(
                    "none_reported names {table}, but that table has rows; take out one of the two",
                    table=table.value,
                )
                raise InvalidValueError(summary, table, f"none_reported[{index}]")

    def __repr__(self) -> str:
        counted = f"results={len(self.results)}, activities={len(self.activities)}"
        return f"Report(unit={self.unit!r}, period={self.period}, {counted})"

    def to_rows(self) -> list[dict[str, Any]]:
        """Every figure as a row of plain values, as dataframe libraries take them.

        ``code`` is that of the indicator, of the kind of activity or of the item that is counted;
        ``column`` says what the figure is ("share", "participants", "cost" in đồng). A head-count
        has its ``women``, ``men`` and ``unknown``, a share its ``numerator`` and ``denominator``.

        >>> from genderplan import sample
        >>> row = sample("mong-cai-2023").to_rows()[0]
        >>> row["code"], row["numerator"], row["denominator"]
        ('women.party_standing_committee.district', 2, 11)
        """
        return figure_rows(
            report_figures(self), unit=self.unit_code, unit_name=self.unit, period=self.period
        )

    def html(self, language: Language = "vi") -> str:
        """The figures as a table of HTML in *language*, every text escaped."""
        title = in_language(language, self.title, self.title_en)
        return figures_html(title, report_figures(self), language)

    def observations(self) -> tuple[Observation, ...]:
        """The results that name an indicator, as observations of the unit's code.

        Raises :class:`~genderplan.errors.InvalidValueError` where there are such results and the
        report has no ``unit_code``.

        >>> from genderplan import sample
        >>> [seen.value for seen in sample("mong-cai-2023").observations()][:2]
        [Ratio(2, 11), Ratio(15, 42)]
        """
        named = [result for result in self.results if result.indicator]
        if named and not self.unit_code:
            summary = message(
                "the report has no unit_code, and its figures are of {unit}; give the code that "
                "gazetteer().find(report.unit, on=...) finds, with attrs.evolve",
                unit=repr(self.unit),
            )
            raise InvalidValueError(summary, self.unit_code, "unit_code")
        return tuple(
            Observation(
                indicator=result.indicator,
                unit=self.unit_code,
                period=self.period,
                value=result.value,
                stated=result.stated,
                source=self.source,
            )
            for result in named
        )


# --- The figures of reports and plans as rows of plain values, and as a table ---------------------

Place: TypeAlias = tuple[str, str, str, str]
"""Where a figure stands: the table, the code of its row (empty for none), and its two names."""
Figure: TypeAlias = tuple[Place, str, BySex | Count | Money | Percent | Ratio | None]
"""A place, the column, and what stands there; None for nothing."""

TABLES: Final[Mapping[str, str]] = {
    "activities": mark("Activities"),
    "tallies": mark("Models, clubs and products"),
    "results": mark("Women in leadership"),
    "targets": mark("Targets"),
}
"""The headings of what is no standard table of a report, in English."""
COLUMNS: Final[Mapping[str, str]] = {
    "sessions": mark("Times held"),
    "participants": mark("Participants"),
    "number": mark("Number"),
    "number a day": mark("Number a day"),
    "number a week": mark("Number a week"),
    "number a month": mark("Number a month"),
    "number a quarter": mark("Number a quarter"),
    "number a year": mark("Number a year"),
    "reach": mark("People reached"),
    "cost": mark("Cost"),
    "share": mark("Share"),
}
"""The headings of the columns, in English."""

_EMPTY: Final[dict[str, Any]] = dict.fromkeys(
    ("value", "bound", "women", "men", "unknown", "numerator", "denominator")
)


def activity_figures(activities: Iterable[Activity]) -> Iterator[Figure]:
    """What activities count: their code is the kind of activity, or the item that is counted."""
    for each in activities:
        place = ("activities", each.kind.value, each.name, each.name_en)
        yield place, "sessions", each.sessions
        yield place, "participants", each.participants
        yield place, "cost", each.total_cost
        for tally in each.tallies:
            item = tally.item
            counted = ("tallies", item.value, item.label("vi"), item.label("en"))
            yield counted, number_column(tally.per), tally.total


def report_figures(report: Report) -> Iterator[Figure]:
    """Every figure of a report: its shares, those of its activities and of the standard tables."""
    for result in report.results:
        place = ("results", result.indicator, result.name, result.name_en)
        yield place, "share", result.value
    yield from activity_figures(report.activities)
    for event in report.events:
        place = ("events", "", event.name, "")
        yield place, "sessions", event.sessions
        yield place, "participants", event.participants
    for sent in report.broadcasts:
        yield ("broadcasts", "", sent.name, ""), number_column(sent.per), sent.number
    for product in report.products:
        yield ("products", "", product.name, ""), "number", product.number
        yield ("products", "", product.name, ""), "reach", product.reach


def figure_rows(
    figures: Iterable[Figure], *, unit: str, unit_name: str, period: Period
) -> list[dict[str, Any]]:
    """A row for each figure that is given, with the codes and names of unit, period and figure."""
    head = {"period": str(period), "unit": unit, "unit_name": unit_name}
    return [
        {
            **head,
            **dict(zip(("table", "code", "name", "name_en"), place, strict=True)),
            "column": column,
            **value_cells(value),
        }
        for place, column, value in figures
        if value is not None
    ]


def value_cells(value: BySex | Count | Money | Percent | Ratio) -> dict[str, Any]:
    """A figure in the columns of rows; of a head-count with a bound in it, that bound."""
    if isinstance(value, Ratio):
        return _EMPTY | {"numerator": value.numerator, "denominator": value.denominator}
    if isinstance(value, Count):
        return _EMPTY | {"value": value.value, "bound": value.bound.value}
    if isinstance(value, BySex):
        parts = {name: getattr(value, name) for name in ("women", "men", "unknown")}
        known = {name: part for name, part in (*parts.items(), ("value", value.whole)) if part}
        bounds = (part.bound.value for part in known.values() if not part.is_exact)
        figures = {name: part.value for name, part in known.items()}
        return _EMPTY | figures | {"bound": next(bounds, Bound.EXACT.value)}
    return _EMPTY | {"value": value.amount if isinstance(value, Money) else value.value}


def number_column(per: str) -> str:
    """The column of a number, which goes by the time in which it recurs."""
    return f"number a {per}" if per else "number"


def figures_html(caption: str, figures: Iterable[Figure], language: Language) -> str:
    """The figures as a table of HTML, women before men."""
    head = (mark("Table"), mark("Content"), mark("Column"), mark("Figure"))
    rows = [
        (
            table_title(place[0], language),
            in_language(language, *place[2:]),
            translate(COLUMNS.get(column, column), language),
            people_text(value, _OF_SEX, language)
            if isinstance(value, BySex)
            else figure_text(value, None, language),
        )
        for place, column, value in figures
        if value is not None
    ]
    return html_table(caption, head, rows, language)


def table_title(name: str, language: Language) -> str:
    """The heading of a table of papers: "events", "activities"."""
    if name in TABLES:
        return translate(TABLES[name], language)
    return ReportTable(name).label(language)


def people_text(people: BySex, order: Iterable[str], language: Language) -> str:
    """A head-count in words, with those of each sex in this *order* behind it."""
    parts = {name: getattr(people, name) for name in order}
    named = ", ".join(
        message(_OF_SEX[name], count=figure_text(part, None, language)).text(language)
        for name, part in parts.items()
        if part is not None and part != Count(0)
    )
    whole = figure_text(people.whole, None, language)
    return f"{whole} ({named})" if named else whole


_OF_SEX: Final = {
    "women": mark("{count} women"),
    "men": mark("{count} men"),
    "unknown": mark("{count} of unknown sex"),
}
