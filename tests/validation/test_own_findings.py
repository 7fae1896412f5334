"""Findings of your own: their sentences in both languages, through the same doors as the rest."""

import json
import pickle
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

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


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"stated": 1, "other": ""}, "a finding of TH007 has no value for {unit}; give unit=..."),
        ({"unit": "x", "stated": 1, "other": "", "n": 2}, "a finding of TH007 has no field {n};"),
    ],
)
def test_a_value_that_is_forgotten_or_too_many_is_told_at_once(
    values: dict[str, Any], words: str
) -> None:
    """Users never read "{unit} counts 1": what lacks is told where the finding is made."""
    with pytest.raises(ValueError, match=re.escape(words)):
        HALL.at("results[0]", **values)


@pytest.mark.parametrize("sentence", ["{n:,} people", "{} people", "{n people", "{n!r}", "{a.b}"])
def test_a_brace_that_holds_no_name_is_told_at_once(sentence: str) -> None:
    """A field is a name in braces: its value is written as the language writes it."""
    with pytest.raises(ValueError, match=r"write \{count\}"):
        gp.BilingualText(sentence, vi="")
    with pytest.raises(ValueError, match=r"write \{count\}"):
        gp.IssueKind("TH010", gp.Severity.NOTE, sentence).at(n=1)


def test_the_word_for_a_severity_is_taken() -> None:
    """As everywhere, the value of a choice stands for the choice; another word is refused."""
    kind: Any = gp.IssueKind
    assert "TH010 lỗi: x" == kind("TH010", "error", "x").at().text("vi")
    with pytest.raises(ValueError, match="'erorr'; 'error', 'warning' or 'note' is expected"):
        kind("TH010", "erorr", "x")
    with pytest.raises(ValueError, match="3 is no sentence"):
        kind("TH010", "error", 3)


def noted(_: object, __: gp.Context) -> list[gp.Issue]:
    """A check that gives a list: a note, then an error."""
    kinds = [gp.IssueKind(f"TH{n}", s, "x") for n, s in enumerate(list(gp.Severity)[::-1])]
    return [kind.at("title") for kind in kinds]


def test_findings_stand_in_the_order_of_their_severity() -> None:
    """One's own errors stand before the library's warnings, in one order with them."""
    found = gp.validate(gp.sample("hoang-kim-plan-2024"), [refuses, noted])
    ranks = [issue.severity.rank for issue in found]

    assert sorted(ranks) == ranks
    assert ["TH2", "TH007", "TH1", "TH0"] == [c for c in found.codes if c.startswith("TH")]


def forgets_to_yield(_: object, __: gp.Context) -> None:
    """A check without a yield."""


WRONG_CHECKS: dict[str, tuple[Any, str]] = {
    "a function": (refuses, "a list of functions is expected, such as [my_check]"),
    "a text": ("refuses", "a list of functions is expected"),
    "nothing": (None, "a list of functions is expected"),
    "a number": (7, "a list of functions is expected"),
    "a name in a list": (["refuses"], "a list of functions is expected"),
    "one argument": ([lambda _: []], "the check "),
    "None": ([forgets_to_yield], "the check forgets_to_yield gave None, of type NoneType"),
    "texts": ([lambda _, __: ["odd"]], "gave 'odd', of type str; it must yield findings"),
    "a text instead": ([lambda _, __: "odd"], "gave 'odd', of type str; it must yield findings"),
    "a finding itself": ([lambda _, __: FOUND], "of type Issue; it must yield findings"),
    "a truth value": ([lambda _, __: True], "gave True, of type bool"),
}


@pytest.mark.parametrize(("checks", "words"), WRONG_CHECKS.values(), ids=WRONG_CHECKS)
def test_what_is_no_check_is_told_by_its_name(checks: Any, words: str) -> None:  # noqa: ANN401 - anything
    """A check that is none, or gives no findings, is named, and what is expected is said."""
    with pytest.raises(InvalidValueError, match=re.escape(words)):
        gp.validate(gp.sample("hoang-kim-plan-2024"), checks)
