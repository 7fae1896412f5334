"""The options that several commands share, with the same words everywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = ["force_option", "format_option", "language_option", "output_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def language_option(command: Command) -> Command:
    """``--lang vi|en``."""
    option = click.option(
        "--lang",
        "language",
        type=click.Choice(["vi", "en"]),
        default="vi",
        show_default=True,
        help="Ngôn ngữ. / Language.",
    )
    return option(command)


def format_option(*forms: str) -> Callable[[Command], Command]:
    """``--format`` with these choices, the first by default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help="Dạng kết quả. / Form of the result.",
    )


def output_option(command: Command) -> Command:
    """``--output FILE``."""
    option = click.option(
        "--output", type=click.Path(path_type=Path), help="Ghi ra tệp. / Write to a file."
    )
    return option(command)


def force_option(command: Command) -> Command:
    """``--force``."""
    option = click.option("--force", is_flag=True, help="Ghi đè tệp đã có. / Replace a file.")
    return option(command)
