"""``report``, ``consolidate``, ``progress`` and ``units``: figures computed, added up, looked up.

Each imports the parts that it needs when it is run, so that no command waits for another's. What
writes and describes files stands in :mod:`genderplan.cli.file_commands`, because the choices of its
options are those of the parts that do it.
"""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from genderplan._messages import Language, mark, message
from genderplan.cli.application import (
    BAD_INPUT,
    command,
    day_option,
    deliver,
    draft_of,
    fail,
    force_option,
    format_option,
    language_option,
    output_option,
    progress,
    show,
)

if TYPE_CHECKING:
    from genderplan.hierarchy import AdministrativeUnit
    from genderplan.plans import Plan, Report


@command("report")
@click.argument("source", metavar="NAME|FILE")
@language_option
@format_option("text", "json", "markdown")
@output_option
@force_option
def report_command(
    source: str, language: Language, form: str, output: Path | None, *, force: bool
) -> None:
    """Tính lại một báo cáo hoặc kế hoạch: tệp của bạn, hoặc mẫu có sẵn (mong-cai-2023).

    Compute a report or a plan again: a file of yours, or a packaged sample (mong-cai-2023).
    """
    from genderplan.validation import validate

    paper = _paper(source, language)
    given = Path(source)
    if output is not None and given.exists() and output.exists() and output.samefile(given):
        fail(message("{file} holds the source; give another name", file=source), language)
    deliver(paper, form, output, language, replace=force)
    sys.exit(1 if validate(paper).has_errors else 0)


def _paper(source: str, language: Language) -> "Plan | Report":
    """A name without a dot or a slash is a sample's; anything else is a file's or a document's."""
    from genderplan.catalogs import sample, sample_names
    from genderplan.plans import Plan, Report
    from genderplan.serialization import load
    from genderplan.serialization.plain_files import TEXT_ENDINGS

    if source not in sample_names() and any(mark in source for mark in "./\\"):
        if Path(source).suffix.lower() in TEXT_ENDINGS:
            return draft_of(source, language)
        loaded = load(source)
        if not isinstance(loaded, Plan | Report):
            fail(message("{file} holds no plan and no report", file=source), language)
        return loaded
    return sample(source)


@command("consolidate")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--to", "level", type=click.Choice(["district", "province", "nation"]))
@click.option("--period", help='Kỳ báo cáo. / The period, as in "năm 2025".')
@click.option("--within", help="Đơn vị tổng hợp. / The unit whose reports these are.")
@day_option("Ngày của danh mục đơn vị. / Day of the unit list.")
@click.option(
    "--strict", is_flag=True, help="Không ghi gì nếu có tệp hỏng. / All files or nothing."
)
@output_option
@force_option
@language_option
def consolidate_command(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    *,
    level: str | None,
    period: str | None,
    within: str | None,
    on: dt.date | None,
    output: Path | None,
    language: Language,
    strict: bool,
    force: bool,
) -> None:
    """Tổng hợp báo cáo của nhiều đơn vị thành biểu của cấp trên.

    Add many units' reports up into the tables of the level above.
    """
    # Files are read one at a time and only their figures are kept, so that memory does not grow
    # with what the reports say in words. Every file is in the tables or named with the reason why
    # not; with --strict nothing is written then.
    from genderplan.catalogs import gazetteer
    from genderplan.consolidation import consolidate
    from genderplan.consolidation.folders import Folder
    from genderplan.publishing.texts import without_controls

    # As many processes as are free to this one, at most four.
    workers = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, 4)
    units = gazetteer() if on is None else gazetteer().at(on)
    reports = Folder(folder, workers=workers, written=output)
    files = progress(reports, mark("Reading reports"), language)
    tables = consolidate(files, units, to=level, period=period, within=within)
    issues = tables.issues
    sys.stderr.writelines(f"{without_controls(each.text(language))}\n" for each in issues)
    if strict and issues.has_errors:
        sys.exit(BAD_INPUT)
    deliver(tables, "text", output, language, replace=force)
    sys.exit(1 if issues.has_errors else 0)


@command("progress")
@click.argument("name", metavar="STRATEGY")
@day_option("Đến ngày; mặc định là hôm nay. / As of this day; today unless given.")
@click.option(
    "--results",
    "figures",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Tệp số liệu của đơn vị. / A file with figures of your own.",
)
@language_option
@format_option("text", "markdown", "json")
@output_option
@force_option
def progress_command(  # noqa: PLR0913 - one parameter an option
    *,
    name: str,
    on: dt.date | None,
    figures: Path | None,
    language: Language,
    form: str,
    output: Path | None,
    force: bool,
) -> None:
    """Tiến độ từng chỉ tiêu của một chiến lược (nq28, qd2351, qd2232, qd1790).

    The progress of each measure of a strategy (nq28, qd2351, qd2232, qd1790).
    """
    from genderplan.catalogs import results, scorecard, strategy

    on = on or dt.datetime.now().astimezone().date()
    seen = results(name) if figures is None else _known_figures(figures, language)
    card = scorecard(strategy(name), seen, on=on)
    deliver(card, form, output, language, replace=force)


def _known_figures(path: Path, language: Language) -> Any:  # noqa: ANN401 - as load has it
    """The figures of a file whose units exist; what is wrong or doubtful in it is told aside."""
    from genderplan.cli.check_command import checked_data
    from genderplan.indicators.series import UNKNOWN_UNIT
    from genderplan.validation import validate

    held, told = checked_data(path)
    for issue in told:
        click.echo(f"{path}: {issue.text(language)}", err=True)
    wrong = {issue.path for issue in validate(held).with_code(UNKNOWN_UNIT.code)}
    if not wrong:
        return held
    return [seen for at, seen in enumerate(held) if f"observations[{at}].unit" not in wrong]


@command("units")
@click.argument("name")
@day_option("Vào ngày. / On this day.")
@click.option(
    "--limit", default=10, show_default=True, help="Số dòng tối đa. / At most so many rows."
)
@language_option
def units_command(name: str, on: dt.date | None, limit: int, language: Language) -> None:
    """Tìm đơn vị hành chính theo tên hoặc mã, và đơn vị nay đã thay thế.

    Find administrative units by name or code, and what became of them.
    """
    from genderplan.catalogs import gazetteer
    from genderplan.publishing.briefs import Brief, section

    code = name.strip(" '")  # a code as a spreadsheet keeps it
    if code.isdecimal():
        units = gazetteer().units if on is None else gazetteer().at(on)
        found = [unit for unit in units if unit.code == code][:limit]
        nothing = message("no unit has the code {code}", code=code)
    else:
        found = [match.unit for match in gazetteer().search(name, on=on, limit=limit)]
        nothing = message("no unit has a name like {name}", name=repr(name))
    if not found:
        fail(nothing, language, status=1)
    columns = mark("Code"), mark("Unit"), mark("Until"), mark("Successors")
    rows = (_row(unit, language) for unit in found)
    show(Brief(name, (), (section(language, mark("Units"), columns, rows),)))


def _row(unit: "AdministrativeUnit", language: Language) -> tuple[str, ...]:
    from genderplan.catalogs import gazetteer
    from genderplan.formatting import format_date

    until = format_date(unit.until, style="short", locale=language) if unit.until else "–"
    heirs = "; ".join(
        f"{step.unit.full_name(step.on, language)} ({step.share.label(language)})"
        for step in gazetteer().successors(unit)
    )
    return unit.code, unit.full_path(language=language), until, heirs or "–"
