"""``consolidate``: a folder of reports into the tables of the units above.

Decided: files are read one at a time and only their figures are kept, so that memory does not grow
with what the reports say in words. A broken file is named and the rest are done; with ``--strict``
nothing is.
"""

import sys
from collections.abc import Iterator
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
from genderplan.plans import Consolidations, Report, consolidate
from genderplan.publishing import consolidation_brief, consolidation_record, markdown, printable
from genderplan.serialization import load

__all__ = ["consolidate_command"]

NO_REPORT: Final = IssueKind(
    "GP920", Severity.ERROR, mark("the file holds no report and is left out")
)
_ENDINGS: Final = {".toml", ".json", ".xlsx"}


@attrs.define
class _Folder:
    """The reports of a folder, read when asked for; ``issues`` says what is wrong with files."""

    files: list[Path]
    language: Language
    issues: list[Issue] = attrs.field(factory=list)
    read: list[str] = attrs.field(factory=list)

    def __iter__(self) -> Iterator[Report]:
        words = translate(mark("Reading reports"), self.language)
        console = Console(stderr=True)
        silent = not console.is_terminal  # in a pipe a bar of progress leaves an empty line
        for path in track(self.files, words, console=console, transient=True, disable=silent):
            try:
                paper = load(path)
            except FileError as error:
                self.issues += error.issues
                continue
            if isinstance(paper, Report):
                self.read.append(path.name)
                yield paper
            else:
                self.issues.append(attrs.evolve(NO_REPORT.at(), source=path.name))


@click.command("consolidate")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--to", "level", type=click.Choice(["district", "province", "nation"]), required=True)
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
    level: str,
    on: str | None,
    output: Path | None,
    language: Language,
    *,
    strict: bool,
    force: bool,
) -> None:
    """Tổng hợp báo cáo của nhiều đơn vị thành bảng của cấp trên.

    Add many units' reports up into the tables of the level above. The ending of --output says how:
    .json (with the sources of every figure), .md or .txt.
    """
    try:
        reports = _Folder(_files(folder), language)
        tables = _consolidated(reports, level, on)
        issues = Issues((*reports.issues, *_named(tables.issues, reports.read)))
        if issues:
            sys.stderr.writelines(f"{printable(each.text(language))}\n" for each in issues)
        if strict and issues:
            sys.exit(BAD_INPUT)
        if output is None and sys.stdout.isatty():
            for each in tables:
                show(consolidation_brief(each, language))
        else:
            deliver(_written(tables, output, language), output, replace=force)
    except GenderplanError as error:
        fail(error, language)
    sys.exit(1 if issues.has_errors else 0)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        summary = message(
            "{folder} is no folder; name the folder that holds the reports", folder=str(folder)
        )
        raise InvalidValueError(summary, str(folder))
    # Only files: reading a pipe or a device may never end.
    named = (path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
    files = sorted(path for path in named if path.is_file())
    if not files:
        summary = message(
            "{folder} holds no report; files end in {endings}",
            folder=str(folder),
            endings=", ".join(sorted(_ENDINGS)),
        )
        raise InvalidValueError(summary, str(folder))
    return files


def _consolidated(reports: _Folder, level: str, on: str | None) -> Consolidations:
    """The tables, on the day given or on the last day of the first report's period."""
    stream = iter(reports)
    first = next(stream, None)
    if first is None:
        return Consolidations(())
    day = on or first.period.end
    if day is None:
        summary = message(
            "{period} does not say on which day it ends; give a day with --on",
            period=first.period.text("vi"),
        )
        raise InvalidValueError(summary, first.period, "period")
    return consolidate(chain([first], stream), gazetteer().at(day), to=level)


def _named(issues: Issues, read: list[str]) -> Iterator[Issue]:
    """The findings with the names of the files that they are about."""
    for issue in issues:
        place = int(issue.path.strip("[]"))
        yield attrs.evolve(issue, source=read[place], path="")


def _written(tables: Consolidations, output: Path | None, language: Language) -> str:
    ending = output.suffix.lower() if output else ""
    if ending == ".json":
        records = [consolidation_record(each) for each in tables]
        return json_text(records)
    draw = markdown if ending == ".md" else plain_text
    return "\n".join(draw(consolidation_brief(each, language)) for each in tables) + "\n"
