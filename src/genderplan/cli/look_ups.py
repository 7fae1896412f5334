"""``progress`` and ``units``: what the packaged data say."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from genderplan._messages import Language, mark, message, translate
from genderplan.cli.options import (
    command,
    day_option,
    force_option,
    format_option,
    language_option,
    output_option,
)
from genderplan.cli.screens import deliver, fail, show
from genderplan.errors import GenderplanError

if TYPE_CHECKING:
    from genderplan.hierarchy import AdministrativeUnit

__all__ = ["progress_command", "units_command"]


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
    from genderplan.catalogs import results, strategy
    from genderplan.serialization import load
    from genderplan.targets import scorecard

    on = on or dt.datetime.now().astimezone().date()
    try:
        seen = results(name) if figures is None else load(figures)
        card = scorecard(strategy(name), seen, on=on)
        deliver(card, form, output, language, replace=force)
    except GenderplanError as error:
        fail(error, language)


@command("units")
@click.argument("name")
@day_option("Vào ngày. / On this day.")
@click.option(
    "--limit", default=10, show_default=True, help="Số dòng tối đa. / At most so many rows."
)
@language_option
def units_command(name: str, on: dt.date | None, limit: int, language: Language) -> None:
    """Tìm đơn vị hành chính theo tên, và đơn vị nay đã thay thế.

    Find administrative units by name, and what became of them.
    """
    from genderplan.catalogs import gazetteer
    from genderplan.publishing.briefs import Brief, Section

    try:
        matches = gazetteer().search(name, on=on, limit=limit)
    except GenderplanError as error:
        fail(error, language)
    if not matches:
        nothing = message("no unit has a name like {name}", name=repr(name))
        fail(nothing, language, status=1)
    headings = (mark("Code"), mark("Unit"), mark("Until"), mark("Successors"))
    columns = tuple(translate(heading, language) for heading in headings)
    rows = tuple(_row(match.unit, language) for match in matches)
    show(Brief(name, (), (Section(translate(mark("Units"), language), columns, rows),)))


def _row(unit: "AdministrativeUnit", language: Language) -> tuple[str, ...]:
    from genderplan.catalogs import gazetteer
    from genderplan.formatting import format_date

    until = format_date(unit.until, style="short", locale=language) if unit.until else "–"
    heirs = "; ".join(
        f"{step.unit.full_name(step.on, language)} ({step.share.label(language)})"
        for step in gazetteer().successors(unit)
    )
    return unit.code, unit.full_path(language=language), until, heirs or "–"
