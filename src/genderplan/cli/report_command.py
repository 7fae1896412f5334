"""``report``: a report's figures computed again, with targets, documents and findings."""

import sys
from pathlib import Path

import click

from genderplan._messages import Language
from genderplan.catalogs import gazetteer, sample, sample_names
from genderplan.cli.options import force_option, format_option, language_option, output_option
from genderplan.cli.screens import deliver, fail, json_text, plain_text, show
from genderplan.errors import GenderplanError
from genderplan.issues import Issues
from genderplan.plans import Plan, Report
from genderplan.publishing import Brief, markdown, paper_record, plan_brief, report_brief
from genderplan.serialization import load
from genderplan.validation import validate

__all__ = ["report_command"]


@click.command("report")
@click.argument("source", metavar="NAME|FILE")
@language_option
@format_option("text", "json", "markdown")
@output_option
@force_option
def report_command(
    source: str, language: Language, form: str, output: Path | None, *, force: bool
) -> None:
    """Tính lại một báo cáo: mẫu có sẵn (mong-cai-2023) hoặc tệp .toml, .json.

    Compute a report again: a packaged sample (mong-cai-2023) or a .toml or .json file.
    """
    try:
        paper = _paper(source)
        findings = validate(paper)
        if form == "text" and output is None:
            show(_brief(paper, findings, language))
        else:
            deliver(_written(paper, findings, language, form), output, replace=force)
    except GenderplanError as error:
        fail(error, language)
    sys.exit(1 if findings.has_errors else 0)


def _paper(source: str) -> Plan | Report:
    """A name without a dot or a slash is a sample's; anything else is a file's."""
    if source not in sample_names() and any(mark in source for mark in "./\\"):
        loaded: Plan | Report = load(source)
        return loaded
    return sample(source)


def _written(paper: Plan | Report, findings: Issues, language: Language, form: str) -> str:
    if form == "json":
        record = paper_record(paper, findings, gazetteer())
        return json_text(record)
    brief = _brief(paper, findings, language)
    return plain_text(brief) if form == "text" else markdown(brief) + "\n"


def _brief(paper: Plan | Report, findings: Issues, language: Language) -> Brief:
    if isinstance(paper, Report):
        return report_brief(paper, findings, gazetteer(), language)
    return plan_brief(paper, findings, gazetteer(), language)
