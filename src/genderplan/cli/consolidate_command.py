"""``consolidate``: a folder of reports into the tables of the units above.

Files are read one at a time and only their figures are kept, so that memory does not grow with what
the reports say in words. Every file is in the tables or named with the reason why not; with
``--strict`` nothing is written then.
"""

import datetime as dt
import os
import sys
from pathlib import Path

import click

from genderplan._messages import Language, mark
from genderplan.catalogs import gazetteer
from genderplan.cli.options import command, day_option, force_option, language_option, output_option
from genderplan.cli.screens import BAD_INPUT, deliver, fail, progress
from genderplan.consolidation import consolidate
from genderplan.consolidation.folders import Folder
from genderplan.errors import GenderplanError
from genderplan.publishing.texts import printable

__all__ = ["consolidate_command"]


def _workers() -> int:
    """How many processes read files: those that are free to this one, at most four."""
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, 4)


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
    try:
        units = gazetteer() if on is None else gazetteer().at(on)
        files = progress(Folder(folder, workers=_workers()), mark("Reading reports"), language)
        tables = consolidate(files, units, to=level, period=period, within=within)
        issues = tables.issues
        sys.stderr.writelines(f"{printable(each.text(language))}\n" for each in issues)
        if strict and issues.has_errors:
            sys.exit(BAD_INPUT)
        deliver(tables, "text", output, language, replace=force)
    except GenderplanError as error:
        fail(error, language)
    sys.exit(1 if issues.has_errors else 0)
