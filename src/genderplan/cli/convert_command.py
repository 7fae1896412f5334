"""``convert``: what one file holds, written in another form."""

from pathlib import Path

import click

from genderplan._messages import Language, message
from genderplan.catalogs import strategy
from genderplan.cli.options import command, force_option, language_option
from genderplan.cli.screens import fail
from genderplan.errors import GenderplanError
from genderplan.serialization import convert_file

__all__ = ["convert_command"]


@command("convert")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("target", metavar="NEW-FILE", type=click.Path(path_type=Path))
@language_option
@force_option
def convert_command(source: Path, target: Path, language: Language, *, force: bool) -> None:
    """Chuyển tệp sang dạng khác: .toml, .json, .xlsx, .csv (theo đuôi tên tệp).

    Write a file in another form: .toml, .json, .xlsx or .csv, as the endings say.
    """
    try:
        convert_file(source, target, find=strategy, replace=force)
    except GenderplanError as error:
        fail(error, language)
    click.echo(message("{file} was written", file=str(target)).text(language))
