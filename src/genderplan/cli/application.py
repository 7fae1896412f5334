"""The command ``genderplan`` and its subcommands, each loaded when it is asked for."""

import sys
from importlib import import_module
from typing import Any, Final

import click

from genderplan import __version__
from genderplan._messages import LANGUAGES, mark, translate
from genderplan.cli.options import click_sentence, format_options, help_page, language_of

__all__ = ["application"]

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


class _Application(click.Group):
    """The group of all commands; it speaks the language of ``--lang`` or of the locale."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in _COMMANDS:
            return None
        module = import_module(f"genderplan.cli.{_COMMANDS[name][0]}")
        found: click.Command = getattr(module, f"{name}_command")
        return found

    def get_help(self, ctx: click.Context) -> str:
        return help_page(super().get_help(ctx), language_of(ctx.obj or ()))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(translate(_ABOUT, language_of(ctx.obj or ())))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = language_of(ctx.obj or ())
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
