"""``convert``, ``template`` and ``schema``: files converted, to fill in, described."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from genderplan._messages import Language
from genderplan._package import read_text
from genderplan.catalogs import strategy
from genderplan.cli.application import (
    command,
    draft_of,
    force_option,
    language_option,
    output_option,
    tell_written,
    write_data,
)
from genderplan.plans import Plan, Report
from genderplan.publishing import publish
from genderplan.serialization import convert_file, dump, loads, write_template
from genderplan.serialization.files import FILE_KINDS, file_schema
from genderplan.serialization.plain_files import TEXT_ENDINGS
from genderplan.serialization.writing import TEMPLATES

_PAPERS: Final[Mapping[str, type[Report | Plan]]] = {"report": Report, "plan": Plan}
"""What can be written as a Word document, with values in the places to fill in."""


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
    if source.suffix.lower() in TEXT_ENDINGS:
        dump(draft_of(source, language), target, replace=force)
    else:
        convert_file(source, target, find=strategy, replace=force)
    tell_written(target, language, err=False)


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
    if target.suffix.lower() == ".docx" and what in _PAPERS:
        sample = loads(read_text("templates", f"{what}.toml"), _PAPERS[what], "toml")
        publish(sample, target, replace=force)
    else:
        write_template(target, what, replace=force)
    tell_written(target, language, err=False)


@command("schema")
@click.argument("kind", type=click.Choice(tuple(FILE_KINDS)))
@output_option
@language_option
@force_option
def schema_command(
    kind: str,
    output: Path | None,
    language: Language,  # noqa: ARG001 - errors are told in it
    *,
    force: bool,
) -> None:
    """In lược đồ JSON Schema của một loại tệp, để trình soạn thảo kiểm tra khi gõ.

    Print the JSON Schema of a kind of file, for editors and other programs.
    """
    write_data(file_schema(kind), output, replace=force)
