"""``report``: a report's figures computed again, with targets, documents and findings."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from genderplan._messages import Language
from genderplan.cli.options import (
    command,
    force_option,
    format_option,
    language_option,
    output_option,
)
from genderplan.cli.screens import deliver, draft_of, fail
from genderplan.errors import GenderplanError

if TYPE_CHECKING:
    from genderplan.plans import Plan, Report

__all__ = ["report_command"]


@command("report")
@click.argument("source", metavar="NAME|FILE")
@language_option
@format_option("text", "json", "markdown")
@output_option
@force_option
def report_command(
    source: str, language: Language, form: str, output: Path | None, *, force: bool
) -> None:
    """Tính lại một báo cáo hoặc kế hoạch: tệp của bạn, hoặc mẫu có sẵn (mong-cai-2023).

    Compute a report or a plan again: a file of yours, or a packaged sample (mong-cai-2023).
    """
    from genderplan.validation import validate

    try:
        paper = _paper(source, language)
        deliver(paper, form, output, language, replace=force)
    except GenderplanError as error:
        fail(error, language)
    sys.exit(1 if validate(paper).has_errors else 0)


def _paper(source: str, language: Language) -> "Plan | Report":
    """A name without a dot or a slash is a sample's; anything else is a file's or a document's."""
    from genderplan.catalogs import sample, sample_names
    from genderplan.serialization import load
    from genderplan.serialization.plain_files import TEXT_ENDINGS

    if source not in sample_names() and any(mark in source for mark in "./\\"):
        if Path(source).suffix.lower() in TEXT_ENDINGS:
            return draft_of(source, language)
        loaded: Plan | Report = load(source)
        return loaded
    return sample(source)
