"""Whatever the text is: the audit raises nothing, points into it, and its corrections are safe."""

import random
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan.auditing import apply_safe_corrections, audit
from genderplan.auditing.form import SAFE_CODES
from genderplan.issues import Issues

PAGE = Path(__file__).parents[2] / "docs" / "_ext" / "audit-examples.toml"
EXAMPLES = tomllib.loads(PAGE.read_text("utf-8"))["examples"]
BODIES = ["UBND huyện Abc Xyz", "Sở Lao động tỉnh Abc", "Phòng Nội vụ", "huyện Hoằng Hóa", "UBNĐ"]
DAYS = ["1945-09-02", "1996-09-04", "2008-07-31", "2008-08-01", "2025-06-30", "2025-07-01"]


def check(text: str, found: Issues) -> None:
    """The spans are valid and in order."""
    spans = [issue.span for issue in found if issue.span]
    assert len(spans) == len(found)
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("seed", range(4))
def test_spoilt_examples_are_audited_without_an_exception(seed: int) -> None:
    """Examples put together, with letters lost and changed, have valid findings."""
    rng = random.Random(seed)  # noqa: S311 - texts, not secrets
    for _ in range(60):
        examples = rng.sample(EXAMPLES, 4)
        letters = list("\n\n".join(example["text"] for example in examples))
        for _ in range(rng.randrange(6)):
            letters[rng.randrange(len(letters))] = rng.choice("0159/-.,% \n\tđ")
        text = unicodedata.normalize(rng.choice(("NFC", "NFD")), "".join(letters))
        check(text, audit(text, on=examples[0].get("on")))


@pytest.mark.parametrize("on", [None, *DAYS, "2031-01-01"])
@pytest.mark.parametrize("issued", DAYS)
def test_any_day_is_audited(on: str | None, issued: str) -> None:
    """Texts and cited documents of any day, older than every list too, have valid findings."""
    day = date.fromisoformat(issued).strftime("%d/%m/%Y")
    text = "".join(f"Quyết định số 12/QĐ-UB ngày {day} của {body};\n" for body in BODIES)

    check(text, audit(text, on=on))


@given(st.text(max_size=150))
@settings(max_examples=60)
def test_any_text_is_audited_without_an_exception(text: str) -> None:
    """Any Unicode text has valid findings."""
    check(text, audit(text, on="2024-02-01"))


def test_safe_corrections_leave_nothing_to_correct() -> None:
    """After the safe corrections there is none left, and all else is as it was."""
    text = "\n\n".join(each["text"] for each in EXAMPLES if "on" not in each)

    corrected = apply_safe_corrections(text, audit(text))

    assert () == audit(corrected).where(lambda issue: issue.code in SAFE_CODES).codes
    assert corrected == apply_safe_corrections(corrected, audit(corrected))


def test_only_safe_findings_change_a_text() -> None:
    """A suggestion that changes a fact is left to a person."""
    text = "UBND huyện Hoàng Hóa: nữ 15/42 người, đạt 38,1%."

    assert text == apply_safe_corrections(text, audit(text, on="2024-02-01"))
