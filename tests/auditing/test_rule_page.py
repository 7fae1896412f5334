"""The page of the audit's rules is in step with the code, and its examples are found."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from genderplan.auditing import AUDIT_EXAMPLES, AuditExample, audit

EXTENSIONS = Path(__file__).parents[2] / "docs" / "_ext"


@pytest.mark.parametrize("example", AUDIT_EXAMPLES, ids=lambda example: example.code)
def test_an_example_has_its_finding(example: AuditExample) -> None:
    """The audit finds in an example what it is an example of, once."""
    found = audit(example.text, on=example.on, unit=example.unit)

    assert 1 == found.codes.count(example.code)


def test_each_kind_has_one_example() -> None:
    """The examples are one for each kind of finding, in the order of the codes."""
    codes = [example.code for example in AUDIT_EXAMPLES]

    assert sorted(set(codes)) == codes


def test_the_page_is_made_from_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is what ``python docs/_ext/audit_rules.py`` writes."""
    monkeypatch.syspath_prepend(str(EXTENSIONS))
    made = import_module("audit_rules")
    monkeypatch.delitem(sys.modules, "audit_rules")

    assert made.page() == made.PAGE.read_text("utf-8")
