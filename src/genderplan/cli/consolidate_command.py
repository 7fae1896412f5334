"""``consolidate``: a folder of reports into the tables of the units above.

Files are read one at a time and only their figures are kept, so that memory does not grow with what
the reports say in words. Every file is in the tables or named with the reason why not; with
``--strict`` nothing is written then.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import attrs
import click
from rich.console import Console
from rich.progress import track

from genderplan._messages import Language, mark, message, translate
from genderplan.catalogs import gazetteer
from genderplan.cli.options import force_option, language_option, output_option
from genderplan.cli.screens import BAD_INPUT, deliver, fail, json_text, plain_text, show
from genderplan.errors import FileError, GenderplanError, InvalidValueError
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import Period
from genderplan.plans import Consolidations, Report, consolidate
from genderplan.publishing import consolidation_brief, consolidation_record, markdown, printable
from genderplan.serialization import load
from genderplan.validation import validate

__all__ = ["consolidate_command"]

NO_REPORT: Final = IssueKind(
    "GP920", Severity.ERROR, mark("the file holds no report and is left out")
)
NOT_READ: Final = IssueKind(
    "GP921",
    Severity.WARNING,
    mark("the file is not read, because its name does not end in {endings}"),
    mark("Save the report as one of these files."),
)
LOCK_FILE: Final = IssueKind(
    "GP922",
    Severity.NOTE,
    mark("the file is no report: Excel and Word keep one beside each document that is open"),
    mark("Close the document if its last changes are missing."),
)
_ENDINGS: Final = {".toml", ".json", ".xlsx"}


@attrs.define
class _Folder:
    """The reports of a folder, read and checked when asked for, with the names of their files.

    ``issues`` says what is wrong with files and what is wrong or doubtful in reports.
    """

    files: list[Path]
    issues: list[Issue]
    language: Language

    def __iter__(self) -> Iterator[tuple[str, Report]]:
        words = translate(mark("Reading reports"), self.language)
        console = Console(stderr=True)
        files: Iterable[Path] = self.files
        if console.is_terminal:  # in a pipe a bar of progress leaves an empty line
            files = track(self.files, words, console=console, transient=True)
        for path in files:
            try:
                paper = load(path)
            except FileError as error:
                self.issues += error.issues
                continue
            if isinstance(paper, Report):
                self.issues += _doubts(paper, path.name)
                yield path.name, paper
            else:
                self.issues.append(attrs.evolve(NO_REPORT.at(), source=path.name))


def _doubts(paper: Report, name: str) -> Iterator[Issue]:
    """What is wrong or doubtful in a report; whether its unit exists is told where it is placed."""
    for issue in validate(paper):
        if issue.severity is not Severity.NOTE and issue.path != "unit":
            yield attrs.evolve(issue, source=name)


@click.command("consolidate")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--to", "level", type=click.Choice(["district", "province", "nation"]))
@click.option("--period", help='Kỳ báo cáo. / The period, as in "năm 2025".')
@click.option("--within", help="Đơn vị tổng hợp. / The unit whose reports these are.")
@click.option(
    "--on", metavar="YYYY-MM-DD", help="Ngày của danh mục đơn vị. / Day of the unit list."
)
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
    on: str | None,
    output: Path | None,
    language: Language,
    strict: bool,
    force: bool,
) -> None:
    """Tổng hợp báo cáo của nhiều đơn vị thành bảng của cấp trên.

    Add many units' reports up into the tables of the level above. The ending of --output says how:
    .json (with the sources of every figure), .md or .txt.
    """
    try:
        reports = _Folder(*_files(folder), language)
        tables = _consolidated(reports, level, period, within, on)
        issues = Issues((*reports.issues, *tables.issues))
        if issues:
            sys.stderr.writelines(f"{printable(each.text(language))}\n" for each in issues)
        if strict and issues.has_errors:
            sys.exit(BAD_INPUT)
        if output is None and sys.stdout.isatty():
            for each in tables:
                show(consolidation_brief(each, language))
        else:
            deliver(_written(tables, output, language), output, replace=force)
    except GenderplanError as error:
        fail(error, language)
    sys.exit(1 if issues.has_errors else 0)


def _files(folder: Path) -> tuple[list[Path], list[Issue]]:
    """The files that may hold reports, and what is said about the others."""
    if not folder.is_dir():
        summary = message(
            "{folder} is no folder; name the folder that holds the reports", folder=str(folder)
        )
        raise InvalidValueError(summary, str(folder))
    # Only files: reading a pipe or a device may never end.
    listed = sorted(path for path in folder.iterdir() if path.is_file())
    endings = ", ".join(sorted(_ENDINGS))
    files: list[Path] = []
    issues: list[Issue] = []
    for path in listed:
        if path.name.startswith("~$"):
            issues.append(attrs.evolve(LOCK_FILE.at(), source=path.name))
        elif path.suffix.lower() in _ENDINGS:
            files.append(path)
        elif not path.name.startswith("."):  # .DS_Store and the like are of the system
            issues.append(attrs.evolve(NOT_READ.at(endings=endings), source=path.name))
    if not files:
        summary = message(
            "{folder} holds no report; files end in {endings}", folder=str(folder), endings=endings
        )
        raise InvalidValueError(summary, str(folder))
    return files, issues


def _consolidated(
    reports: _Folder, level: str | None, wanted: str | None, within: str | None, on: str | None
) -> Consolidations:
    """The tables, on the day given or on the last day of the period, that of the first report."""
    period = None if wanted is None else Period.parse(wanted)
    stream = iter(reports)
    first = next(stream, None)
    if first is None:
        return Consolidations(())
    told = period or first[1].period
    day = on or told.end
    if day is None:
        summary = message(
            "{period} does not say on which day it ends; give a day with --on",
            period=told.text("vi"),
        )
        raise InvalidValueError(summary, told, "period")
    tree = gazetteer().at(day)
    return consolidate(chain([first], stream), tree, to=level, period=period, within=within)


def _written(tables: Consolidations, output: Path | None, language: Language) -> str:
    ending = output.suffix.lower() if output else ""
    if ending == ".json":
        records = [consolidation_record(each) for each in tables]
        return json_text(records)
    draw = markdown if ending == ".md" else plain_text
    return "\n".join(draw(consolidation_brief(each, language)) for each in tables) + "\n"
