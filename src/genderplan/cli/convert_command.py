"""``convert``: what one file holds, written in another form."""

from pathlib import Path

import click

from genderplan._messages import Language, message
from genderplan.catalogs import strategy
from genderplan.cli.options import command, force_option, language_option
from genderplan.cli.screens import draft_of, fail
from genderplan.errors import GenderplanError
from genderplan.serialization import convert_file, dump
from genderplan.serialization.plain_files import TEXT_ENDINGS

__all__ = ["convert_command"]


@command("convert")
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("target", metavar="NEW-FILE", type=click.Path(path_type=Path))
@language_option
@force_option
def convert_command(source: Path, target: Path, language: Language, *, force: bool) -> None:
    """Chuyển tệp sang dạng khác: .toml, .json, .xlsx, .csv (theo đuôi tên tệp).

    Từ văn bản .docx, .pdf, .txt: ghi bản thảo dữ liệu kế hoạch hoặc báo cáo.

    Write a file in another form: .toml, .json, .xlsx or .csv, as the endings say. Of a document
    (.docx, .pdf, .txt) a draft of its plan or report is written.
    """
    try:
        if source.suffix.lower() in TEXT_ENDINGS:
            dump(draft_of(source, language), target, replace=force)
        else:
            convert_file(source, target, find=strategy, replace=force)
    except GenderplanError as error:
        fail(error, language)
    click.echo(message("{file} was written", file=str(target)).text(language))
