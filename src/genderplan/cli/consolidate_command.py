"""``consolidate``: a folder of reports into the tables of the units above.

Files are read one at a time and only their figures are kept, so that memory does not grow with what
the reports say in words. Every file is in the tables or named with the reason why not; with
``--strict`` nothing is written then.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from genderplan._messages import Language, mark, translate
from genderplan.catalogs import gazetteer
from genderplan.cli.options import force_option, language_option, output_option
from genderplan.cli.screens import BAD_INPUT, deliver, fail, json_text, plain_text, show
from genderplan.consolidation import Consolidations, Folder, ReadFile, consolidate
from genderplan.errors import GenderplanError
from genderplan.publishing import consolidation_brief, consolidation_record, markdown, printable

__all__ = ["consolidate_command"]


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
        units = gazetteer() if on is None else gazetteer().at(on)
        files = _watched(Folder(folder), language)
        tables = consolidate(files, units, to=level, period=period, within=within)
        issues = tables.issues
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


def _watched(folder: Folder, language: Language) -> Iterable[ReadFile]:
    """The files of the folder, with a bar of progress while they are read."""
    console = Console(stderr=True)
    if not console.is_terminal:  # in a pipe the bar leaves an empty line
        return folder
    words = translate(mark("Reading reports"), language)
    return track(folder, words, console=console, transient=True)


def _written(tables: Consolidations, output: Path | None, language: Language) -> str:
    ending = output.suffix.lower() if output else ""
    if ending == ".json":
        records = [consolidation_record(each) for each in tables]
        return json_text(records)
    draw = markdown if ending == ".md" else plain_text
    return "\n".join(draw(consolidation_brief(each, language)) for each in tables) + "\n"
