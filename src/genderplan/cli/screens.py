"""Where the outcome of a command goes: the screen, a pipe or a file."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

import click

from genderplan._messages import Language, Message, message, translate
from genderplan.errors import FileError, GenderplanError, InvalidValueError

if TYPE_CHECKING:
    from genderplan.plans import Plan, Report
    from genderplan.publishing.briefs import Brief
    from genderplan.publishing.writing import Published


_Item = TypeVar("_Item")

BAD_INPUT: Final = 2
_LEAST: Final = 40  # a terminal that says it is narrower does not know how wide it is
_ENDINGS: Final = {"text": ".txt", "json": ".json", "markdown": ".md"}


def show(brief: "Brief") -> None:
    """Print *brief*, as wide as the terminal is; pipes get the width of files."""
    from genderplan.publishing.texts import FILE_WIDTH, plain_text

    is_screen, width = sys.stdout.isatty(), FILE_WIDTH
    if is_screen or os.environ.get("COLUMNS"):
        width = max(shutil.get_terminal_size((FILE_WIDTH, 0)).columns, _LEAST)
    has_styles = is_screen and os.environ.get("TERM", "dumb") != "dumb" and os.name == "posix"
    bold, dim = (
        partial(click.style, **{name: True}) if has_styles else str for name in ("bold", "dim")
    )
    sys.stdout.write(plain_text(brief, width, bold=bold, dim=dim) + "\n")


def draft_of(source: str | os.PathLike[str], language: Language) -> "Plan | Report":
    """The draft of the plan or report in a document; what is doubtful in it is told aside.

    How much was not taken over is told at the end, below whatever the command shows.
    """
    from genderplan.papers.report_drafts import read_paper

    draft = read_paper(source)
    for issue in draft.issues:
        click.echo(f"{os.fspath(source)}: {issue.text(language)}", err=True)
    left_over = draft.left_over()
    if left_over is not None:
        told = f"{os.fspath(source)}: {left_over.text(language)}"
        click.get_current_context().call_on_close(lambda: click.echo(told, err=True))
    return draft.paper


def deliver(
    obj: "Published", form: str, output: Path | None, language: Language, *, replace: bool
) -> None:
    """Show *obj* in a form, or write it to the file *output* in the form that its ending names."""
    from genderplan.publishing.writing import briefs_of, publish, rendered

    if output is not None:
        publish(obj, output, language=language, replace=replace)
        tell_written(output, language)
    elif form == "text":
        for number, brief in enumerate(briefs_of(obj, language)):
            if number:
                sys.stdout.write("\n")
            show(brief)
    else:
        content = rendered(obj, _ENDINGS[form], language)
        sys.stdout.write(content if isinstance(content, str) else content.decode())


def progress(files: Sequence[_Item], words: str, language: Language) -> Iterator[_Item]:
    """*files* one by one, with a bar on a terminal; pipes get no line of it."""
    if not sys.stderr.isatty():
        yield from files
        return
    with click.progressbar(files, label=translate(words, language), file=sys.stderr) as bar:
        yield from bar


def tell_written(path: Path, language: Language, *, err: bool = True) -> None:
    """Say that a file was written, aside where the command shows something else."""
    click.echo(message("{file} was written", file=str(path)).text(language), err=err)


def write_data(plain: object, output: Path | None = None, *, replace: bool = False) -> None:
    """Print plain data as JSON, or write them to the file *output*, which ends in .json."""
    from genderplan.publishing.writing import json_text, wrong_ending
    from genderplan.serialization.plain_files import write_text

    if output is None:
        sys.stdout.write(json_text(plain))
    elif output.suffix.lower() == ".json":
        write_text(output, json_text(plain), replace=replace)
    else:
        raise InvalidValueError(wrong_ending(output.suffix, ".json"), output.suffix, "path")


def fail(error: GenderplanError | Message, language: Language, status: int = BAD_INPUT) -> NoReturn:
    """Say what is wrong with the input, all of it, and end."""
    from genderplan.publishing.texts import without_controls

    # Nothing of a file may move the cursor or the colours of the terminal: every line is cleaned.
    lines = error.text(language).splitlines()
    if isinstance(error, FileError) and len(error.issues) == 1:  # with its code and what to do
        lines.append(f"  {error.issues[0].text(language)}")
    sys.stderr.write("\n".join(map(without_controls, lines)) + "\n")
    sys.exit(status)
