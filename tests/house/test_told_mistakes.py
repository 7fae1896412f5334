"""Mistakes of a program are told in plain words: what was given, where, and what is expected."""

import errno
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import genderplan as gp
from genderplan.errors import FileError, GenderplanError, InvalidValueError
from genderplan.hierarchy import Hierarchy
from genderplan.indicators import to_rows
from genderplan.serialization import dump, loads
from genderplan.serialization.plain_files import told_reason

REPORT = gp.sample("mong-cai-2023")
TEXT = gp.dumps(REPORT)


@pytest.mark.parametrize(
    "body", [TEXT.encode(), bytearray(TEXT.encode()), TEXT.encode("utf-8-sig"), "\ufeff" + TEXT]
)
def test_the_bytes_of_a_request_are_read(body: Any) -> None:  # noqa: ANN401 - what a program may give
    """A body that is UTF-8, with a byte order mark or without, is the report."""
    assert REPORT == loads(body, gp.Report)
    assert gp.from_dict(json.loads(TEXT), gp.Report) == REPORT


@pytest.mark.parametrize(
    ("body", "error", "words"),
    [
        (TEXT.encode("utf-16"), FileError, "save the file as UTF-8"),
        (b"\xff{}", FileError, "save the file as UTF-8"),
        (json.loads(TEXT), InvalidValueError, "of type dict; str | bytes | bytearray is expected"),
        (None, InvalidValueError, "text is None"),
    ],
)
def test_what_is_no_text_is_told(body: Any, error: type[Exception], words: str) -> None:  # noqa: ANN401
    """Another encoding and another type are no faults of the internals."""
    with pytest.raises(error, match=re.escape(words)):
        loads(body, gp.Report)


@pytest.mark.parametrize(
    "model", [list[gp.Report], tuple, dict, "Report", None, gp.Report | gp.Plan]
)
def test_a_model_is_one_class(model: Any) -> None:  # noqa: ANN401 - what a program may give
    """A list of models is read entry by entry; right data are not called wrong for it."""
    with pytest.raises(InvalidValueError, match="one class is expected, such as Report"):
        loads(TEXT, model)
    with pytest.raises(InvalidValueError, match="one class is expected, such as Report"):
        gp.from_dict(json.loads(TEXT), model)


COMMUNE = {"code": "90", "level": "province", "kind": "tỉnh", "name": "Ví Dụ"}
PERCENT = gp.Measure(
    id="hn.3",
    name="x",
    unit="percent",
    direction="up",
    milestones=[gp.Milestone(year=2025, comparator=">=", value=150)],
)
SEEN = gp.Observation(indicator="w", unit="15889", period="2023", value=3)
NEW = gp.restate([SEEN], gp.gazetteer(), "2025-07-01")
TOTALS = gp.roll_up([SEEN], gp.gazetteer().at("2023-12-31"), to="nation")

TOLD: dict[str, tuple[Callable[[], object], str, str]] = {
    "one row": (
        lambda: Hierarchy.from_rows([COMMUNE | {"level": "school"}]),
        "units[0].level: the column level holds 'school'",
        "units[0].level: ",
    ),
    "two rows": (
        lambda: Hierarchy.from_rows([COMMUNE | {"level": "school"}, COMMUNE | {"name": ""}]),
        "the rows have 2 errors:\n  GP20",
        "các dòng có 2 lỗi:\n  GP20",
    ),
    "a measure above 100 %": (
        lambda: gp.Strategy(
            id="hn", first_year=2021, last_year=2030, unit="x", measures=(PERCENT,)
        ),
        "hn.3 has 150%, where a part of a whole is measured",
        "hn.3 ghi 150%",
    ),
    "30 February": (
        lambda: gp.PartialDate(2024, 2, 30),
        "the day is 30; month 2/2024 has 29 days",
        "ngày là 30; tháng 2/2024 có 29 ngày",
    ),
    "31 April of no year": (
        lambda: gp.PartialDate(None, 4, 31),
        "the day is 31; month 4 has 30 days",
        "ngày là 31; tháng 4 có 30 ngày",
    ),
    "rows of a restatement": (
        lambda: list(to_rows(NEW)),  # type: ignore[arg-type]
        "of Restatement call the method to_rows()",
        "với Restatement hãy gọi phương thức to_rows()",
    ),
    "rows of restated figures": (
        lambda: list(to_rows(list(NEW))),  # type: ignore[arg-type]
        "of Restated call the method to_row()",
        "với Restated hãy gọi phương thức to_row()",
    ),
    "rows of totals": (
        lambda: list(to_rows(TOTALS)),  # type: ignore[arg-type]
        "of Aggregates call the method to_rows()",
        "với Aggregates hãy gọi phương thức to_rows()",
    ),
    "a missing folder": (
        lambda: dump(REPORT, "no-such-folder/report.json"),
        "the file cannot be written: there is no such folder",
        "không có thư mục đó",
    ),
    "no measure": (
        lambda: gp.assess(gp.strategy("nq28"), [], on="2025-12-31"),  # type: ignore[arg-type]
        "nq28.2.1",
        "nq28.2.1",
    ),
}


@pytest.mark.parametrize(("given", "english", "vietnamese"), TOLD.values(), ids=TOLD)
def test_mistakes_are_told_in_both_languages(
    given: Callable[[], object], english: str, vietnamese: str
) -> None:
    """The sentence names the place, the measure, the month or the method."""
    with pytest.raises(GenderplanError) as caught:
        given()

    assert english in str(caught.value)
    assert vietnamese in caught.value.text("vi")


def test_what_the_system_says_is_told_in_vietnamese(tmp_path: Path) -> None:
    """The usual reasons have a sentence; another one is shown as the system has it."""
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(FileError) as caught:
        dump(REPORT, tmp_path / "folder.json", replace=True)

    assert "đó là một thư mục" in caught.value.text("vi")
    assert "ổ đĩa đã đầy" == told_reason(OSError(errno.ENOSPC, "No space left")).text("vi")
    assert "odd" == told_reason(OSError(errno.EDOM, "odd")).text("vi")


def test_what_prints_counts_has_no_plural() -> None:
    """One total is "totals=1"; a message shows its sentence and no template."""
    assert "Aggregates(totals=1, issues=0)" == repr(TOTALS)
    assert f"Restatement(onto=2025-07-01, figures=1, issues={len(NEW.issues)})" == repr(NEW)
    assert "BilingualText('a 3')" == repr(gp.BilingualText("a {n}", vi="b {n}").filled(n=3))


def test_a_day_may_be_text_for_the_unit_of_a_total() -> None:
    """``total.unit.full_name("2024-12-31")`` runs and is well typed."""
    assert ["cả nước"] == [total.unit.full_name("2023-12-31") for total in TOTALS]
    assert ["xã Hoằng Phú"] == [figure.unit.full_name("2025-07-01") for figure in NEW]
