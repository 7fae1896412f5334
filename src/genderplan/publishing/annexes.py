"""The tables of official papers: results, activities, and the three of the Action Month's form.

The headings are those of the forms as offices fill them in; men stand before women, as in all
official forms.
"""

from collections.abc import Iterator
from typing import Final, TypeAlias

import attrs

from genderplan.consolidation import Consolidation
from genderplan.formatting import (
    format_count,
    format_money,
    format_number,
    format_percent,
    format_points,
)
from genderplan.formatting.shares import format_stated
from genderplan.plans import (
    Activity,
    BroadcastRow,
    EventRow,
    ProductRow,
    Report,
    ReportTable,
    Result,
)
from genderplan.publishing.briefs import (
    NOTHING,
    consolidation_brief,
    count_text,
    sexes,
    tally_text,
    time_text,
)
from genderplan.quantities import BySex
from genderplan.serialization.table_forms import TABLES, AnnexColumn, annex_columns


@attrs.frozen
class Heading:
    """A heading of the text: of a section ("I. …", level 1) or of what stands in it (level 2)."""

    text: str  # the number before the words included
    level: int = 1  # 2 for a heading below a section


@attrs.frozen
class Table:
    """A table with its heading rows."""

    columns: tuple[AnnexColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""  # the line above it


Block: TypeAlias = "Heading | Table | str"
"""A part of the text: a heading, a table, or a paragraph."""


@attrs.frozen(kw_only=True)
class Annex:
    """An annex, on pages of its own."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = True  # whether its pages lie


def result_table(results: tuple[Result, ...]) -> Table:
    """The shares that a report states: women over all."""
    rows = (_result(number, result) for number, result in enumerate(results, start=1))
    return _without_empty(Table(annex_columns("results"), tuple(rows)))


def _result(number: int, result: Result) -> tuple[str, ...]:
    share = format_stated(result.stated) if result.stated else format_percent(result.value)
    parts = "; ".join(f"{part.name}: {format_count(part.count)}" for part in result.parts)
    return (
        str(number),
        result.name,
        format_number(result.value.numerator, pad=True),
        format_number(result.value.denominator, pad=True),
        share,
        format_points(result.change).partition(" ")[0] if result.change else "",
        parts,
    )


def activity_annex(activities: tuple[Activity, ...], title: str) -> tuple[Annex, ...]:
    """What was done or is planned, in an annex if there is anything."""
    if not activities:
        return ()
    rows = tuple(_activity(number, each) for number, each in enumerate(activities, start=1))
    table = _without_empty(Table(annex_columns("activities"), rows))
    return (Annex(title=title.upper(), blocks=(table,), landscape=len(table.columns) > _UPRIGHT),)


_UPRIGHT: Final = 6  # so many columns still fit on an upright page


def _without_empty(table: Table) -> Table:
    """The table without the optional columns in which no row says anything."""
    kept = [
        place
        for place, column in enumerate(table.columns)
        if not column.optional or any(row[place] for row in table.rows)
    ]
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return attrs.evolve(table, columns=tuple(table.columns[place] for place in kept), rows=rows)


def _activity(number: int, activity: Activity) -> tuple[str, ...]:
    men, women, whole = _men_first(activity.participants)
    cost = activity.total_cost
    return (
        str(number),
        activity.name,
        activity.kind.label("vi"),
        _cell(time_text(activity, "vi")),
        "; ".join(activity.places),
        activity.audience,
        _cell(count_text(activity.sessions, "vi")),
        *(men, women, whole),
        "; ".join(tally_text(tally, activity, "vi") for tally in activity.tallies),
        format_money(cost) if cost else "",
        "; ".join(activity.organisers),
        activity.note,
    )


def _cell(text: str) -> str:
    return "" if text == NOTHING else text


def _men_first(people: BySex | None) -> tuple[str, str, str]:
    men, women, whole = sexes(people, "vi")
    return _cell(men), _cell(women), _cell(whole)


def tables_annex(report: Report) -> tuple[Annex, ...]:
    """The three tables of the official form; one in which nothing was done says "Không"."""
    blocks: list[Block] = []
    for place, table in enumerate(ReportTable, start=1):
        columns = annex_columns(table.value)
        caption = f"{place}. {TABLES[table.value].official_title}"
        rows = enumerate(getattr(report, table.value), start=1)
        listed = [
            (str(number), row.name, *_figures(row), "; ".join(row.organisers))
            for number, row in rows
        ]
        if table in report.none_reported:
            # "Không" is an answer and stands where the first name would.
            listed = [("", "Không", *("",) * (len(columns) - 2))]
        if listed:
            blocks.append(_without_empty(Table(columns, tuple(listed), caption)))
    return (Annex(title="TỔNG HỢP SỐ LIỆU", blocks=tuple(blocks)),) if blocks else ()


def _figures(row: EventRow | BroadcastRow | ProductRow) -> tuple[str, ...]:
    """What a row of the three tables says between its name and its organisers."""
    match row:
        case EventRow(participants=people):
            men, women, whole = _men_first(people)
            # A total that is only the sum of both sexes is not printed; one that the report
            # states is, whether it is that sum or not.
            is_sum = people is not None and people.men and people.women and people.total is None
            sessions = _cell(count_text(row.sessions, "vi"))
            return sessions, men, women, "" if is_sum else whole
        case BroadcastRow():
            length = row.channels if row.minutes is None else f"{row.minutes} phút/buổi"
            number = count_text(row.number, "vi", row.per, "buổi" if row.per else "")
            return _cell(number), length
        case ProductRow():
            return _cell(count_text(row.number, "vi")), _cell(count_text(row.reach, "vi"))


def totals_annex(tables: Consolidation) -> Annex:
    """Consolidated tables in an annex."""
    return Annex(title="BIỂU TỔNG HỢP", blocks=tuple(_totals(tables)))


def _totals(tables: Consolidation) -> Iterator[Block]:
    for number, section in enumerate(consolidation_brief(tables, "vi").sections, start=1):
        heads = zip(section.columns, (40, 20, 26, 14), (False, False, True, True), strict=False)
        columns = tuple(
            AnnexColumn(title, width, centred=centred) for title, width, centred in heads
        )
        caption = f"{number}. {section.title}"
        if columns:
            yield Table(columns, section.rows, caption)
        else:
            yield Heading(caption, level=2)
        yield from section.notes
