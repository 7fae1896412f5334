"""``template``: an empty file to be filled in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from genderplan._messages import Language, message
from genderplan._resources import read_text
from genderplan.cli.options import command, force_option, language_option
from genderplan.cli.screens import fail
from genderplan.errors import GenderplanError
from genderplan.plans import Plan, Report
from genderplan.publishing import publish
from genderplan.serialization import loads, write_template
from genderplan.serialization.writing import TEMPLATES

__all__ = ["template_command"]

_PAPERS: Final[Mapping[str, type[Report | Plan]]] = {"report": Report, "plan": Plan}
"""What can be written as a Word document, with values in the places to fill in."""


@command("template")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--for",
    "what",
    type=click.Choice(TEMPLATES),
    default="report",
    show_default=True,
    help="Biểu nào. / Which form.",
)
@language_option
@force_option
def template_command(target: Path, what: str, language: Language, *, force: bool) -> None:
    """Tạo biểu trống để điền: FILE có đuôi .xlsx, .docx, .csv hoặc .toml.

    Write an empty form to be filled in; FILE ends in .xlsx, .docx, .csv or .toml.
    """
    try:
        if target.suffix.lower() == ".docx" and what in _PAPERS:
            sample = loads(read_text("templates", f"{what}.toml"), _PAPERS[what], "toml")
            publish(sample, target, replace=force)
        else:
            write_template(target, what, replace=force)
    except GenderplanError as error:
        fail(error, language)
    click.echo(message("{file} was written", file=str(target)).text(language))
