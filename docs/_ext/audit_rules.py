"""The page of the audit's rules, made from the catalogue: ``python docs/_ext/audit_rules.py``.

A test compares the page with what this makes, so the page is always in step with the code.
"""

import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

import genderplan.auditing
from genderplan.auditing import audit
from genderplan.auditing.running import AUDIT_RULES
from genderplan.issues import IssueKind

PAGE = Path(__file__).parents[1] / "reference" / "audit-rules.md"


class AuditExample(NamedTuple):
    """A made-up text with a finding of one kind, on a day and in a unit's paper."""

    code: str
    text: str
    on: str | None = None
    unit: str | None = None


def audit_examples() -> list[AuditExample]:
    """The examples, in the order of their codes."""
    rows = tomllib.loads((Path(__file__).parent / "audit-examples.toml").read_text("utf-8"))
    return [AuditExample(**row) for row in rows["examples"]]


OPENING = """# What an audit checks

{audit} runs {count} rules over a text.
Beside the findings below it gives those of
{check} (GP1xx) for every citation.
An error is wrong, and rests on two independent grounds: figures that disagree, and words that say
they belong together. A warning is doubtful, a note worth knowing. The same fault elsewhere in the
text is told with the first, as its `repeats`. Words in quotation marks and in English keep their
form. The examples are made up, and a test runs them; the sentences in Vietnamese stand on the page
of [codes](codes.md).
"""


def kinds() -> dict[str, IssueKind]:
    """The kinds of finding that the audit declares, by code."""
    names = [each.name for each in iter_modules(genderplan.auditing.__path__)]
    parts = [import_module(f"genderplan.auditing.{name}") for name in names]
    held = [value for part in parts for value in vars(part).values()]
    found = {value.code: value for value in held if isinstance(value, IssueKind)}
    return dict(sorted(found.items()))


def finding(example: AuditExample) -> Iterator[str]:
    """What the audit says of an example, and what it would put in its place."""
    found = audit(example.text, on=example.on, unit=example.unit).with_code(example.code)
    for issue in found[:1]:
        assert issue.span is not None  # noqa: S101 - a finding in a text has a place
        marked = " ".join(example.text[slice(*issue.span)].split())
        yield f"- “{marked}”: {issue.message}. {issue.hint}"
        if issue.replacement:
            yield f"- Suggested: “{issue.replacement}”"


def entry(kind: IssueKind, example: AuditExample) -> Iterator[str]:
    """The lines about one kind of finding."""
    given = [f"on {example.on}"] if example.on else []
    given += [f"in a paper of {example.unit}"] if example.unit else []
    yield f"## {kind.code}, {kind.severity.label('en')}"
    yield ""
    yield f"> {' '.join(example.text.split())}" + (f" ({', '.join(given)})" if given else "")
    yield ""
    yield from finding(example)
    yield ""


def page() -> str:
    """The whole page."""
    examples = {example.code: example for example in audit_examples()}
    opening = OPENING.format(
        audit="{py:func}`genderplan.auditing.audit`",
        check="{py:meth}`genderplan.documents.DocumentReference.check`",
        count=len(AUDIT_RULES),
    )
    lines = [opening]
    for code, kind in kinds().items():
        lines += entry(kind, examples[code])
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
