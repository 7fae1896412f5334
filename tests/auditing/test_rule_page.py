"""The page of the audit's rules is in step with the code, and its examples are found."""

import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from genderplan.auditing import audit

EXTENSIONS = Path(__file__).parents[2] / "docs" / "_ext"
EXAMPLES = tomllib.loads((EXTENSIONS / "audit-examples.toml").read_text("utf-8"))["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["code"])
def test_an_example_has_its_finding(example: dict[str, Any]) -> None:
    """The audit finds in an example what it is an example of, once."""
    found = audit(example["text"], on=example.get("on"), unit=example.get("unit"))

    assert 1 == found.codes.count(example["code"])


def test_each_kind_has_one_example() -> None:
    """The examples are one for each kind of finding, in the order of the codes."""
    codes = [example["code"] for example in EXAMPLES]

    assert sorted(set(codes)) == codes


def test_the_page_is_made_from_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is what ``python docs/_ext/audit_rules.py`` writes."""
    monkeypatch.syspath_prepend(str(EXTENSIONS))
    made = import_module("audit_rules")
    monkeypatch.delitem(sys.modules, "audit_rules")

    assert made.page() == made.PAGE.read_text("utf-8")
