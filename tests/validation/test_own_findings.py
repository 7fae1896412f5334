"""Findings of your own: their sentences in both languages, through the same doors as the rest."""

import json
import pickle
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

import genderplan as gp
from genderplan.errors import InvalidValueError

HALL = gp.IssueKind(
    "TH007",
    gp.Severity.WARNING,
    gp.BilingualText("{unit} counts {stated}, {other}", vi="{unit} tính {stated}, {other}"),
    gp.BilingualText("Ask {unit}.", vi="Hỏi lại {unit}."),
)
FOUND = HALL.at(
    "results[0]",
    unit="xã Một",
    stated=Decimal("1234.5"),
    other=gp.BilingualText("not all", vi="chưa đủ"),
)
ENGLISH = "TH007 warning at results[0]: xã Một counts 1,234.5, not all. Ask xã Một."
VIETNAMESE = "TH007 cảnh báo tại results[0]: xã Một tính 1.234,5, chưa đủ. Hỏi lại xã Một."


def told(issue: gp.Issue) -> tuple[str, str]:
    """A finding in both languages."""
    return issue.text("en"), issue.text("vi")


def test_a_finding_of_ones_own_is_told_in_both_languages() -> None:
    """Sentence, advice, values and the words around them are in the language asked for."""
    assert (ENGLISH, VIETNAMESE) == told(FOUND)
    assert ENGLISH == str(FOUND)
    assert VIETNAMESE == gp.Issues([FOUND]).text("vi")


def test_a_sentence_in_one_language_is_shown_in_both() -> None:
    """Without a Vietnamese sentence the English one is shown, never an empty one."""
    kind = gp.IssueKind("TH008", gp.Severity.NOTE, gp.BilingualText("odd {n}"), "Look.")

    assert ("TH008 note: odd 3. Look.", "TH008 lưu ý: odd 3. Look.") == told(kind.at(n=3))


DOORS: dict[str, Callable[[gp.Issue], gp.Issue]] = {
    "dict": lambda issue: gp.from_dict(gp.to_dict(issue), gp.Issue),
    "JSON": lambda issue: gp.loads(gp.dumps(issue), gp.Issue),
    "TOML": lambda issue: gp.loads(gp.dumps(issue, format="toml"), gp.Issue, format="toml"),
    "json module": lambda issue: gp.from_dict(json.loads(json.dumps(gp.to_dict(issue))), gp.Issue),
    "pickle": lambda issue: pickle.loads(pickle.dumps(issue)),
}


@pytest.mark.parametrize("door", DOORS)
def test_both_languages_pass_every_door(door: str) -> None:
    """What is written and read is the same finding, in both languages."""
    back = DOORS[door](FOUND)

    assert FOUND == back
    assert (ENGLISH, VIETNAMESE) == told(back)


@pytest.mark.parametrize("kind", [HALL, gp.IssueKind("TH009", gp.Severity.NOTE, "plain", "{a}")])
def test_a_kind_passes_the_doors_too(kind: gp.IssueKind) -> None:
    """A kind of finding is a model like others, with one sentence or a pair."""
    assert kind == gp.loads(gp.dumps(kind), gp.IssueKind)


def test_the_fields_of_both_sentences_are_the_same() -> None:
    """A Vietnamese sentence that asks for a value which the English one lacks is refused."""
    with pytest.raises(ValueError, match=r"vi has the field \{tổng\}.*use the same fields in both"):
        gp.BilingualText("{total} people", vi="{tổng} người")


def refuses(plan: gp.Plan, _: gp.Context) -> Iterator[gp.Issue]:
    """A check of one's own."""
    yield HALL.at("title", unit=plan.unit, stated=1, other="")


def test_a_check_of_ones_own_tells_a_plan_in_both_languages() -> None:
    """Checks that are given to validate yield such findings beside the library's."""
    plan = gp.sample("hoang-kim-plan-2024")
    (issue,) = gp.validate(plan, [refuses]).with_code("TH007")

    assert "tính 1" in issue.text("vi")
    assert "counts 1" in issue.text("en")


def test_an_error_of_ones_own_is_told_in_both_languages() -> None:
    """The library's errors take such a sentence, filled."""
    sentence = gp.BilingualText("{n} is odd", vi="{n} là số lẻ").filled(n=3)
    error = InvalidValueError(sentence, 3, "n")

    assert ("3 is odd", "3 là số lẻ") == (str(error), error.text("vi"))
