"""``template``: an empty file to be filled in."""

from pathlib import Path

import click

from genderplan._messages import Language, message
from genderplan.cli.options import command, force_option, language_option
from genderplan.cli.screens import fail
from genderplan.errors import GenderplanError
from genderplan.serialization import write_template
from genderplan.serialization.templates import TEMPLATES

__all__ = ["template_command"]


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
    """Tạo biểu trống để điền: FILE có đuôi .xlsx, .csv hoặc .toml.

    Write an empty form to be filled in; FILE ends in .xlsx, .csv or .toml.
    """
    try:
        write_template(target, what, replace=force)
    except GenderplanError as error:
        fail(error, language)
    click.echo(message("{file} was written", file=str(target)).text(language))
