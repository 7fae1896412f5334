"""``units``: administrative units by name, on a day, and what became of them."""

import sys

import click

from genderplan._messages import Language, mark, message, translate
from genderplan.catalogs import gazetteer
from genderplan.cli.options import language_option
from genderplan.cli.screens import fail, show
from genderplan.errors import GenderplanError
from genderplan.formatting import format_date
from genderplan.hierarchy import AdministrativeUnit
from genderplan.publishing import Brief, Section, printable

__all__ = ["units_command"]


@click.command("units")
@click.argument("name")
@click.option("--on", metavar="YYYY-MM-DD", help="Vào ngày. / On this day.")
@click.option("--limit", default=10, show_default=True, help="Số dòng. / Number of rows.")
@language_option
def units_command(name: str, on: str | None, limit: int, language: Language) -> None:
    """Tìm đơn vị hành chính theo tên, và đơn vị nay đã thay thế.

    Find administrative units by name, and what became of them.
    """
    try:
        matches = gazetteer().search(name, on=on, limit=limit)
    except GenderplanError as error:
        fail(error, language)
    if not matches:
        nothing = message("no unit has a name like {name}", name=repr(name))
        sys.stderr.write(printable(nothing.text(language)) + "\n")
        sys.exit(1)
    headings = (mark("Code"), mark("Unit"), mark("Until"), mark("Successors"))
    columns = tuple(translate(heading, language) for heading in headings)
    rows = tuple(_row(match.unit, language) for match in matches)
    show(Brief(name, (), (Section(translate(mark("Units"), language), columns, rows),)))


def _row(unit: AdministrativeUnit, language: Language) -> tuple[str, ...]:
    until = format_date(unit.until, style="short", locale=language) if unit.until else "–"
    heirs = "; ".join(
        f"{step.unit.full_name(step.on, language)} ({step.share.label(language)})"
        for step in gazetteer().successors(unit)
    )
    return unit.code, unit.full_path(language=language), until, heirs or "–"
