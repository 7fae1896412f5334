"""The objects that answers and the rows of tables describe: a report, a plan, rows, figures.

They go together through the same door as TOML; every finding names sheet and cell. In a form with a
fixed list, a strategy's measures or the account of domestic violence, each row is known by its code
or its name, in full or with the usual abbreviations ("Đại biểu HĐND xã").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

import attrs

from genderplan._messages import message
from genderplan._package import packaged_rows
from genderplan._text import match_key
from genderplan.errors import InvalidValueError
from genderplan.hierarchy.bodies import name_key
from genderplan.indicators import Observation
from genderplan.issues import Issue
from genderplan.periods import Period
from genderplan.plans import Plan, Report
from genderplan.quantities import Count, Percent, Ratio
from genderplan.serialization.answers import ANSWERABLE, Answers
from genderplan.serialization.cells import (
    Place,
    read_unit,
)
from genderplan.serialization.converter import file_converter, structure_observed, structured
from genderplan.serialization.faults import MISSING_KEY, printable
from genderplan.serialization.rows import FoundTable, TableRow
from genderplan.serialization.strategies import packaged_strategy
from genderplan.serialization.strategy_entries import ResultEntry, reported_result
from genderplan.serialization.table_forms import (
    MEASURES,
    Paper,
    TableForm,
)
from genderplan.targets import Measure, MeasureUnit, ReportedResult


def table_rows(found: FoundTable) -> tuple[tuple[Any, ...], list[Issue]]:
    """The objects that the rows of one table describe, and what is wrong."""
    plain = [row.plain for row in found.rows.rows]
    rows: Any = tuple[found.form.row, ...]  # type: ignore[name-defined]  # made at run time
    built, wrong = structured(plain, rows)
    issues = (*found.rows.issues, *(in_cell(each, {"": found.rows.rows}) for each in wrong))
    return built or (), list(issues)


def rows_by_table(
    found: Iterable[FoundTable], answers: Answers | None
) -> dict[str, Sequence[TableRow]]:
    """The rows of each table, and the answers as one, as the paths of findings name them."""
    rows: dict[str, Sequence[TableRow]] = {}
    for each in found:
        rows.setdefault(each.form.name, each.rows.rows)
    if answers is not None:
        rows["answers"] = (TableRow(answers.plain, answers.sheet, cells=answers.cells),)
    return rows


def paper_of(
    answers: Answers,
    found: Sequence[FoundTable],
    rows: Mapping[str, Sequence[TableRow]],
    paper: Paper,
) -> tuple[Report | Plan | None, list[Issue]]:
    """The report or plan in the answers and the *rows* of tables, and what is wrong."""
    issues = [*answers.issues, *answers.missing(paper.questions.needed)]
    plain: dict[str, Any] = dict(answers.plain)
    passed: set[str] = set()
    for each in found:
        name = each.form.name
        issues += each.rows.issues
        if name in passed or each.form not in paper.forms:
            reason = message("this workbook has no place for this table")
            issues.append(Place(each.grid.name, "").issue(reason))
            continue
        passed.add(name)
        if each.rows.says_none and not each.rows.rows and name in ANSWERABLE:
            plain.setdefault("none_reported", []).append(name)
    broken = {each.form.name for each in found if each.rows.issues}
    for form in paper.inner:
        if form.outer not in broken:  # else the row that is named may be the one refused
            issues += _put_inside(form, rows.get(form.name, ()), rows.get(form.outer, ()))
    for form in paper.tables:
        if form.name in rows:
            plain[form.name] = [row.plain for row in rows[form.name]]
    built, wrong = structured(plain, paper.questions.row)
    # A needed answer that was refused is missing here, and that was told with its cell.
    told = (each for each in wrong if each.path or each.code != MISSING_KEY.code)
    return built, [*issues, *(in_cell(each, rows) for each in told)]


def _put_inside(
    form: TableForm, inner: Iterable[TableRow], outer: Sequence[TableRow]
) -> Iterator[Issue]:
    """Put the rows of an inner table into the rows that they name; a finding for other names."""
    by_name = {match_key(row.plain["name"]): row for row in reversed(outer)}
    for row in inner:
        name = row.plain.pop("of")
        home = by_name.get(match_key(name))
        if home is None:
            reason = message(
                "no row of the other table is named {name}", name=f'"{printable(name)}"'
            )
            yield row.cell("of").issue(reason)
            continue
        kept = home.plain.setdefault(form.name, [])
        for column in form.columns:
            home.cells[f"{form.name}[{len(kept)}].{column.path}"] = row.cell(column.path)
        kept.append(row.plain)


def in_cell(issue: Issue, rows: Mapping[str, Sequence[TableRow]]) -> Issue:
    """What cannot be built, told of the cell behind its path."""
    found = place_of(issue.path, rows)
    return issue if found is None else found.issue(issue.summary)


def place_of(path: str, rows: Mapping[str, Sequence[TableRow]]) -> Place | None:
    """Where what has this *path* stands; None for a path that leads to no cell."""
    table, bracket, rest = path.partition("[")
    if bracket and table in rows:
        number, _, inner = rest.partition("]")
        return rows[table][int(number)].cell(inner.removeprefix("."))
    if "answers" in rows:
        (answered,) = rows["answers"]
        return answered.cell(path)
    return None


@attrs.frozen
class FixedRow:
    """A row of a form with a fixed list: its number, its words, its unit of measure.

    ``indicator`` is the code of the figure, "" for the heading of the rows below; ``breakdown`` is
    the cell of a disaggregated table that it is.
    """

    number: str
    name: str
    unit: str = ""
    indicator: str = ""
    breakdown: tuple[tuple[str, str], ...] = ()


_STRATEGY: Final = "nq28"
_UNIT_WORDS: Final = {
    MeasureUnit.PERCENT: "%",
    MeasureUnit.TIMES: "lần",
    MeasureUnit.BOYS_PER_100_GIRLS: "bé trai trên 100 bé gái",
    MeasureUnit.PER_100000_LIVE_BIRTHS: "ca trên 100.000 trẻ đẻ sống",
    MeasureUnit.PER_1000_WOMEN: "ca trên 1.000 phụ nữ",
    MeasureUnit.YES_OR_NO: "có/không",
}


@cache
def fixed_rows(form: TableForm) -> tuple[FixedRow, ...]:
    """The rows of a form with a fixed list, in their order.

    >>> fixed_rows(MEASURES)[1].indicator
    'nq28.1.1'
    """
    if form is MEASURES:
        return tuple(_measure_rows())
    return tuple(
        FixedRow(
            line["number"],
            line["name"],
            line["unit"],
            line["indicator"],
            tuple(_pair(part) for part in line["breakdown"].split("; ") if part),
        )
        for line in packaged_rows("indicators", "domestic-violence.tsv")
    )


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value


def _measure_rows() -> Iterator[FixedRow]:
    strategy = packaged_strategy(_STRATEGY)
    for heading in strategy.headings:
        yield FixedRow(str(heading.number), heading.name_vi)
        for measure in strategy.measures:
            if measure.objective == heading.number:
                number = measure.id.removeprefix(f"{_STRATEGY}.")
                unit = _UNIT_WORDS.get(measure.unit, "")
                yield FixedRow(number, measure.label("vi"), unit, measure.id)


def fixed_figures(
    answers: Answers, found: Sequence[FoundTable]
) -> tuple[tuple[Any, ...], list[Issue]]:
    """The figures in a form with a fixed list, and what is wrong."""
    rows = [row for each in found for row in each.rows.rows]
    dated = all("year" in row.plain for row in rows if "value" in row.plain)
    needed = {"unit_code"} if found[0].form is MEASURES and dated else {"unit_code", "period"}
    issues = [*answers.issues, *answers.missing(needed)]
    issues += [issue for each in found for issue in each.rows.issues]
    asked = dict(answers.plain)
    built: list[Any] = []
    try:
        asked["period"] = file_converter().structure(asked.get("period", "2000"), Period)
    except InvalidValueError as error:
        issues.append(answers.cells["period"].issue(error.summary))
    for row in rows if not issues else ():
        try:
            built += _figures(found[0].form, row.plain, asked)
        except InvalidValueError as error:
            issues.append(row.cell(error.path or "name").issue(error.summary))
    return tuple(built), issues


def _figures(
    form: TableForm, plain: Mapping[str, Any], asked: Mapping[str, Any]
) -> Iterator[Observation]:
    """The figures in a row of a form with a fixed list; none for a row without a figure.

    *plain* is the row, *asked* what the lines above the table say of unit and period. Raises
    :class:`~genderplan.errors.InvalidValueError` for a row that is not in the list.
    """
    row = _row_named(form, plain)
    figures = {key: plain[key] for key in ("value", "total", "urban", "rural") if key in plain}
    if figures and not row.indicator:
        summary = message("{name} is a heading and has no figure", name=f'"{row.name}"')
        raise InvalidValueError(summary, row.name, min(figures))
    if "value" in figures:
        yield _result(row, plain, asked)
        return
    parts = [figures.get(key) for key in ("total", "urban", "rural")]
    whole = [part for part in parts if isinstance(part, int)]  # "hơn 200" is no sum
    if len(whole) == len(parts) and (total := whole[0]) != sum(whole[1:]):
        summary = message(
            "{total} is the total, but town and country are {sum}",
            total=total,
            sum=sum(whole[1:]),
        )
        raise InvalidValueError(summary, total, "total")
    for key, figure in figures.items():
        area = () if key == "total" else (("area", key),)
        yield Observation(
            indicator=row.indicator,
            unit=asked["unit_code"],
            period=asked["period"],
            value=file_converter().structure(figure, Count),
            breakdown=dict((*row.breakdown, *area)),
            source=asked.get("source", ""),
        )


def _row_named(form: TableForm, plain: Mapping[str, Any]) -> FixedRow:
    """The row of the list that has the code or the name of a row that was filled in."""
    by_key = {name_key(row.name): row for row in fixed_rows(form)}
    by_code = {row.indicator: row for row in fixed_rows(form) if row.indicator}
    named = by_key.get(name_key(plain["name"]))
    code = str(plain.get("id", "")).replace(",", ".")
    coded = by_code.get(code) or by_code.get(f"{_STRATEGY}.{code}")
    row = named or coded
    if row is None:
        near = get_close_matches(name_key(plain["name"]), by_key, n=1, cutoff=0.5)
        summary = message(
            "{name} is not in the list of this form; the nearest is {nearest}",
            name=f'"{printable(plain["name"])}"',
            nearest=f'"{by_key[near[0]].name}"' if near else "-",
        )
        raise InvalidValueError(summary, plain["name"], "name")
    if named is not None and coded is not None and named is not coded:
        summary = message(
            "the code {code} is that of {name}", code=coded.indicator, name=f'"{coded.name}"'
        )
        raise InvalidValueError(summary, code, "id")
    unit = read_unit(plain.get("unit_of_measure", ""))
    if unit is not None and unit.factor != 1 and plain["unit_of_measure"] != row.unit:
        summary = message("the figures of this row are in {unit}", unit=f'"{row.unit}"')
        raise InvalidValueError(summary, plain["unit_of_measure"], "unit_of_measure")
    return row


def _result(row: FixedRow, plain: Mapping[str, Any], asked: Mapping[str, Any]) -> ReportedResult:
    """The figure of a measure, in counts or in the unit of the measure."""
    measure = packaged_strategy(_STRATEGY).measure(row.indicator)
    source = plain.get("source", "") or asked.get("source", "")
    period = Period.of_year(plain["year"]) if "year" in plain else asked["period"]
    entry = ResultEntry(
        measure=measure.id,
        year=plain.get("year", 0),
        value=_figure(plain["value"], measure),
        series=plain.get("series", ""),
        unit=asked["unit_code"],
        sources=(source,) if source else (),
    )
    return reported_result(entry, measure, {}, period)


def _figure(value: Any, measure: Measure) -> Any:  # noqa: ANN401 - plain data of a cell
    """A cell under "Kết quả" as a results file writes it: "13/22", a number, true or false."""
    if measure.is_qualitative and isinstance(value, str):
        return {"có": True, "đạt": True, "không": False, "chưa": False, "chưa đạt": False}.get(
            value.strip().casefold(), value
        )
    if not isinstance(value, str):
        return value
    read = structure_observed(value)
    if isinstance(read, Ratio):
        return f"{read.numerator}/{read.denominator}"
    if isinstance(read, Percent) and not measure.unit.is_percentage:
        summary = message(
            "{value} is a percentage; the figures of this row are in {unit}",
            value=value,
            unit=f'"{_UNIT_WORDS.get(measure.unit, measure.unit.words)}"',
        )
        raise InvalidValueError(summary, value, "value")
    return read.value if isinstance(read, Percent | Count) else value
