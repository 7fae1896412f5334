"""The figures of a report or a plan as rows of plain values, and as a table of HTML."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from genderplan._messages import Language, in_language, mark, message, translate
from genderplan._notebook import html_table
from genderplan.indicators.observations import figure_text
from genderplan.periods import Period
from genderplan.plans.activities import Activity, ReportTable
from genderplan.quantities import Bound, BySex, Count, Money, Percent, Ratio

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
    """The figures as a table of HTML."""
    head = (mark("Table"), mark("Content"), mark("Column"), mark("Figure"))
    rows = [
        (
            table_title(place[0], language),
            in_language(language, *place[2:]),
            translate(COLUMNS.get(column, column), language),
            _shown(value, language),
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


def _shown(value: BySex | Count | Money | Percent | Ratio, language: Language) -> str:
    if not isinstance(value, BySex):
        return figure_text(value, None, language)
    whole = figure_text(value.whole, None, language)
    parts: Sequence[tuple[str, Count | None]] = (
        (mark("{count} women"), value.women),
        (mark("{count} men"), value.men),
        (mark("{count} of unknown sex"), value.unknown),
    )
    named = ", ".join(
        message(template, count=figure_text(part, None, language)).text(language)
        for template, part in parts
        if part is not None and part != Count(0)
    )
    return f"{whole} ({named})" if named else whole
