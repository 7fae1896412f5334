"""``progress``: every measure of a strategy with its last figure, milestone and status.

Decided: on a terminal the table is as wide as the screen; piped, each measure stays on one line.
"""

import sys
from pathlib import Path

import click

from genderplan._messages import Language
from genderplan.catalogs import results, strategy
from genderplan.cli.options import force_option, format_option, language_option, output_option
from genderplan.cli.screens import deliver, fail, show
from genderplan.errors import GenderplanError
from genderplan.publishing import Brief, Section
from genderplan.targets import Scorecard, scorecard

__all__ = ["progress_command"]


@click.command("progress")
@click.argument("name", metavar="STRATEGY")
@click.option("--on", metavar="YYYY-MM-DD", required=True, help="Đến ngày. / As of this day.")
@language_option
@format_option("text", "markdown")
@output_option
@force_option
def progress_command(  # noqa: PLR0913 - one parameter an option
    name: str, on: str, language: Language, form: str, output: Path | None, *, force: bool
) -> None:
    """Tiến độ từng chỉ tiêu của một chiến lược (nq28, qd2351, qd2232, qd1790).

    The progress of each measure of a strategy (nq28, qd2351, qd2232, qd1790).
    """
    try:
        card = scorecard(strategy(name), results(name), on=on)
        if form == "text" and output is None and sys.stdout.isatty():
            show(_brief(card, language))
            return
        text = card.text(language) if form == "text" else card.markdown(language)
        deliver(f"{text}\n", output, replace=force)
    except GenderplanError as error:
        fail(error, language)


def _brief(card: Scorecard, language: Language) -> Brief:
    rows = tuple(row.cells(language) for row in card.lines)
    table = Section("", card.columns(language), rows, card.notes(language))
    return Brief(card.heading(language), (), (table,))
