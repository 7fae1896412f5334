"""``schema``: the JSON Schema of a kind of file."""

import sys
from pathlib import Path

import click

from genderplan._messages import Language
from genderplan.cli.options import force_option, language_option, output_option
from genderplan.cli.screens import fail, json_text
from genderplan.errors import GenderplanError
from genderplan.serialization import SCHEMA_KINDS, file_schema, write_text

__all__ = ["schema_command"]


@click.command("schema")
@click.argument("kind", type=click.Choice(SCHEMA_KINDS))
@output_option
@language_option
@force_option
def schema_command(kind: str, output: Path | None, language: Language, *, force: bool) -> None:
    """In lược đồ JSON Schema của một loại tệp, để trình soạn thảo kiểm tra khi gõ.

    Print the JSON Schema of a kind of file, for editors and other programs.
    """
    text = json_text(file_schema(kind))
    try:
        if output is None:
            sys.stdout.write(text)
        else:
            write_text(output, text, replace=force)
    except GenderplanError as error:
        fail(error, language)
