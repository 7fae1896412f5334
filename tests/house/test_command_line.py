"""The command line is documented: every command with every option."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from genderplan.cli import application

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"


def commands(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """*command* and all below it, each with its name."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for short in command.list_commands(context):
            inner = command.get_command(context, short)
            assert inner is not None
            yield from commands(inner, f"{name} {short}".strip())


COMMANDS = [(name, command) for name, command in commands(application) if name]


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_a_command_is_documented(name: str, command: click.Command) -> None:
    """Each command has a heading of its own in the reference and a text of its own as help."""
    assert f"\n## {name}\n" in PAGE.read_text("utf-8")
    assert command.help


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_the_options_of_a_command_are_documented(name: str, command: click.Command) -> None:
    """Each option of a command stands below the command's heading."""
    section = PAGE.read_text("utf-8").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    options = [option for option in command.params if isinstance(option, click.Option)]
    written = {option.opts[0] for option in options if f"`{option.opts[0]}`" in section}

    assert {option.opts[0] for option in options} == written
