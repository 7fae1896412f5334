"""The command ``genderplan`` and what its commands share: options, language, and where output goes.

Each command is loaded when it is asked for.

The language is that of ``--lang``; without it English where the locale is English, else Vietnamese.
Help and errors come in that one language: a text of help has the Vietnamese words first, the
English ones behind a slash or a blank line, and click's own sentences stand in the catalog.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import click

from genderplan import __version__
from genderplan._messages import LANGUAGES, Language, Message, mark, message, translate
from genderplan.errors import FileError, GenderplanError, InvalidValueError

if TYPE_CHECKING:
    from genderplan.plans import Plan, Report
    from genderplan.publishing.briefs import Brief
    from genderplan.publishing.writing import Published

_Item = TypeVar("_Item")
_Function = TypeVar("_Function", bound=Callable[..., Any])
_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(arguments: Sequence[str] = ()) -> Language:
    """The language that the arguments of a command ask for, else that of the locale."""
    for place, argument in enumerate(arguments):
        option, _, value = argument.partition("=")
        if option == "--lang":
            asked = value or next(iter(arguments[place + 1 :]), "")
            return "en" if asked == "en" else "vi"
    told = next(filter(None, (os.environ.get(name, "") for name in _LOCALE)), "")
    return "en" if told.startswith("en") else "vi"


def _chosen(ctx: click.Context) -> Language:
    """The language of a command that may not have been read to its end."""
    asked = ctx.params.get("language")
    return asked if asked in LANGUAGES else language_of(ctx.obj or ())


class _Bilingual(click.Command):
    """What has a page of help in one language."""

    def get_help(self, ctx: click.Context) -> str:
        """The page of help in the language of the command."""
        return help_page(super().get_help(ctx), _chosen(ctx))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, each in the language of the command."""
        half = 0 if _chosen(ctx) == "vi" else -1
        options = (each for each in self.get_params(ctx) if isinstance(each, click.Option))
        records = [record for each in options if (record := each.get_help_record(ctx))]
        with formatter.section("Options"):
            formatter.write_dl([(names, _half(words, half)) for names, words in records])


class Command(_Bilingual):
    """A command that tells what is wrong with its input."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the command; an error of the library ends it with status 2."""
        try:
            return super().invoke(ctx)
        except GenderplanError as error:
            fail(error, _chosen(ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The paragraphs in the language of the command; English ones are all ASCII."""
        for words in (self.help or "").split("\n\n"):
            if words.isascii() == (_chosen(ctx) == "en"):
                formatter.write_paragraph()
                with formatter.indentation():
                    formatter.write_text(" ".join(words.split()))


def _half(words: str, half: int) -> str:
    """Of "Ngôn ngữ. / Language.  [default: vi]" the part in one language, and what click adds."""
    text, bracket, added = words.partition("  [")
    return text.split(" / ")[half] + bracket + added


def command(name: str) -> Callable[[Callable[..., Any]], Command]:
    """A command of the group, to be put before its function."""
    return click.command(name, cls=Command)


_PAGE: Final = (
    mark("Usage:"),
    mark("Options:"),
    mark("Commands:"),
    mark("[OPTIONS]"),
    mark("COMMAND [ARGS]..."),
    mark("Show this message and exit."),
    mark("Show the version and exit."),
    mark("[default: "),
    mark("[required]"),
    mark("; required]"),
)


def help_page(page: str, language: Language) -> str:
    """Click's page of help with click's own words in *language*."""
    for words in _PAGE:
        page = page.replace(words, translate(words, language))
    return page


# click's sentences, as it fills them in; what stands in brackets is translated, too.
_SENTENCES: Final = (
    mark("Missing argument '{name}'."),
    mark("Missing argument '{name}'. Choose from:\n\t{choices}"),
    mark("Missing option '{name}'."),
    mark("Missing option '{name}'. Choose from:\n\t{choices}"),
    mark("Missing command."),
    mark("No such command '{name}'."),
    mark("No such command '{name}'. Did you mean {possibility}?"),
    mark("No such option '{name}'."),
    mark("No such option '{name}'. Did you mean {possibility}?"),
    mark("No such option '{name}'. (Did you mean one of: {possibilities}?)"),
    mark("No such option: {name}"),
    mark("No such option: {name} Did you mean {possibility}?"),
    mark("No such option: {name} (Possible options: {possibilities})"),
    mark("Got unexpected extra argument ({arguments})"),
    mark("Got unexpected extra arguments ({arguments})"),
    mark("Option '{name}' requires an argument."),
    mark("Option '{name}' does not take a value."),
    mark("Invalid value for '{name}': {value} is not one of {choices}."),
    mark("Invalid value for '{name}': {value} is not a valid integer."),
    mark("Invalid value for '{name}': {value} is not in the range {range}."),
    mark("Invalid value for '{name}': {reason}"),
)


def click_sentence(sentence: str, language: Language) -> str:
    """A sentence of click in *language*; as it is where it is none that we know.

    >>> click_sentence("No such command 'raport'.", "vi")
    'không có lệnh "raport".'
    """
    for template in _SENTENCES:
        # "Missing option '{name}'." with any text, over lines too, in the place of each field
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template))
        found = re.fullmatch(pattern, sentence, re.DOTALL)
        if found:
            return message(template, **found.groupdict()).text(language)
    return sentence


def _read_language(ctx: click.Context, _: click.Parameter, asked: Language | None) -> Language:
    return asked or language_of(ctx.obj or ())


language_option: Final = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    callback=_read_language,
    help="Ngôn ngữ. / Language.",
)
output_option: Final = click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Ghi ra tệp, theo đuôi tên tệp. / Write to a file, as its ending says.",
)
force_option: Final = click.option(
    "--force", is_flag=True, help="Ghi đè tệp đã có. / Replace a file that exists."
)


def format_option(*forms: str) -> Callable[[_Function], _Function]:
    """``--format`` with these choices, the first by default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help="Dạng hiển thị. / Form of what is shown.",
    )


def day_option(words: str) -> Callable[[_Function], _Function]:
    """``--on``: a day as people write it, 31/12/2025, or as programs do, 2025-12-31."""
    return click.option("--on", metavar="D/M/YYYY", help=words, callback=_read_day)


def _read_day(ctx: click.Context, _: click.Parameter, given: str | None) -> Any:  # noqa: ANN401 - a date, or what check takes
    from genderplan.formatting import parse_date
    from genderplan.periods.calendar import as_date

    if given is None:
        return None
    try:
        return as_date(given) if _ISO_DAY.fullmatch(given) else parse_date(given)
    except GenderplanError:
        summary = message("{date} is no day; write it as 31/12/2025", date=repr(given))
        raise click.BadParameter(summary.text(_chosen(ctx)), ctx, param_hint="'--on'") from None


_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # 2025-12-31, not 2025-1-1


# --- Where the outcome goes: the screen, a pipe or a file -----------------------------------------


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


# --- The group of all commands ------------------------------------------------------------------


_COMMANDS: Final = {
    "check": ("check_command", mark("Look for mistakes in texts, plans, reports and tables.")),
    "consolidate": ("commands", mark("Add many reports up into one set of tables.")),
    "convert": ("file_commands", mark("Write a file in another form.")),
    "progress": ("commands", mark("How far a strategy's measures have come.")),
    "report": ("commands", mark("Compute a report or a plan again, or publish it.")),
    "schema": ("file_commands", mark("The JSON Schema of a kind of file.")),
    "template": ("file_commands", mark("Write an empty form to be filled in.")),
    "units": ("commands", mark("Find administrative units, and what became of them.")),
}
_ABOUT: Final = mark(
    "Gender-equality plans, targets and reports, computed again from their counts."
)


class _Application(_Bilingual, click.Group):
    """The group of all commands; it speaks the language of ``--lang`` or of the locale."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in _COMMANDS:
            return None
        module = import_module(f"genderplan.cli.{_COMMANDS[name][0]}")
        found: click.Command = getattr(module, f"{name}_command")
        return found

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(translate(_ABOUT, _chosen(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = _chosen(ctx)
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, translate(words, language)) for name, (_, words) in _COMMANDS.items()]
            )

    def main(self, args: Any = None, *others: Any, **named: Any) -> Any:  # noqa: ANN401 - as click has it
        """Run a command; a wrong argument is told in the language of the command, status 2."""
        # All arguments are kept: the language is needed before any of them has been read.
        arguments = sys.argv[1:] if args is None else list(args)
        named |= {"standalone_mode": False, "obj": arguments}
        try:
            sys.exit(super().main(arguments, *others, **named))
        except click.ClickException as error:
            _tell(error, arguments)
            sys.exit(error.exit_code)
        except click.Abort:
            sys.exit(1)


def _tell(error: click.ClickException, arguments: list[str]) -> None:
    language = language_of(arguments)
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is not None:
        click.echo(help_page(ctx.get_usage(), language), err=True)
        more = translate(mark("Try '{command} --help' for help."), language)
        click.echo(more.format(command=ctx.command_path), err=True)
    said = click_sentence(error.format_message(), language)
    template = translate(mark("Error: {message}"), language)
    click.echo(template.format(message=said), err=True)


@click.group(cls=_Application, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="genderplan")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,  # all arguments are looked through for it: help comes before any is read
    help="Ngôn ngữ. / Language.",
)
def application() -> None:
    """Everything that people without a program do with the library."""
