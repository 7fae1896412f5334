"""What is written as a table is read back equal, whatever its texts look like to a spreadsheet."""

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import genderplan as gp
from genderplan.plans import (
    Activity,
    ActivityKind,
    Assignment,
    BroadcastRow,
    EventRow,
    Item,
    LocalTarget,
    Part,
    ProductRow,
    ReportingDuty,
    Result,
    Tally,
    TaskGroup,
)
from genderplan.serialization import write_table

YEAR = gp.Period.of_year(2026)
# What spreadsheets run, trim, reckon with or take for their own: formulas, signs, numbers with many
# digits, days, marks that are not composed, spaces of other kinds, line ends, separators.
PIECES = (
    *("=1+1", "+84", "-", "@a", "'", "''=", "|x", "\t", "\r\n", "\r", "\n", "\u00a0", "\u200b"),
    *(
        "00244",
        "12345678901234567890",
        "2/11",
        "18,2%",
        "1e5",
        "0x1F",
        "TRUE",
        "#REF!",
        "01/02/2026",
    ),
    *(
        ";",
        ",",
        '"',
        "a,b;c",
        "Tọa đàm",
        unicodedata.normalize("NFD", "Hội Phụ nữ"),
        "_x000D_",
        "Cộng đồng",
    ),
    *("xã", "😀", "Đ", "\u202e", "&lt;", "*", "1.", "a)"),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
NAMES = TEXTS.map(lambda text: unicodedata.normalize("NFC", f"Lớp {text} số"))
COUNTS = st.builds(gp.Count, st.integers(0, 10**7)) | st.just(gp.Count(200, "more_than"))


def lines(text: str) -> tuple[str, ...]:
    """A list with one text that says something."""
    return (" ".join(text.split()),)


ROWS: dict[str, Callable[[str, gp.Count], Any]] = {
    "events": lambda text, count: EventRow(
        name=text, sessions=count, participants=gp.BySex(women=count), organisers=lines(text)
    ),
    "broadcasts": lambda text, count: BroadcastRow(name=text, number=count, channels=text),
    "products": lambda text, count: ProductRow(name=text, number=count, reach=count),
    "results": lambda text, _: Result(name=text, value=gp.Ratio(1, 5), stated=gp.Percent(20)),
    "activities": lambda text, count: Activity(
        kind=ActivityKind.TRAINING,
        name=text,
        audience=text,
        sessions=count,
        note=text,
        places=lines(text),
    ),
    "observations": lambda text, count: gp.Observation(
        indicator=text, unit="00244", period=YEAR, value=count, source=text
    ),
}


def report(text: str, count: gp.Count) -> gp.Report:
    """A report with this text in every place for one."""
    return gp.Report(
        title=text,
        unit=text,
        period=YEAR,
        source=text,
        results=(
            Result(name=text, value=gp.Ratio(1, 5), parts=(Part(name=text, count=gp.Count(1)),)),
        ),
        activities=(
            Activity(
                kind=ActivityKind.TRAINING, name=text, tallies=(Tally(item=Item.CLUB, count=count),)
            ),
        ),
        events=(EventRow(name=text, organisers=lines(text)),),
        limits=lines(text),
    )


def plan(text: str, _: gp.Count) -> gp.Plan:
    """A plan with this text in every place for one."""
    return gp.Plan(
        title=text,
        unit=text,
        period=YEAR,
        place=text,
        purposes=lines(text),
        targets=(
            LocalTarget(name=text, comparator=">=", value=gp.Percent(Decimal("25.5")), year=2026),
        ),
        task_groups=(TaskGroup(title=text, actions=lines(text)),),
        assignments=(
            Assignment(number=1, organ=text, duties=lines(text), asked=True, groups=(1,)),
        ),
        reporting=(ReportingDuty(frequency="year", days_before_end=-10, to=text),),
    )


PAPERS: dict[str, Callable[[str, gp.Count], Any]] = {
    "report": report,
    "plan": plan,
    "observations": lambda text, count: (ROWS["observations"](text, count),),
}


def comes_back(obj: object, path: Path) -> None:
    """What is written is what is read."""
    gp.dump(obj, path, replace=True)

    assert obj == gp.load(path)


@pytest.mark.parametrize("what", ROWS)
@settings(max_examples=5, deadline=None)
@given(texts=st.lists(NAMES, min_size=1, max_size=3), count=COUNTS)
def test_rows_come_back_equal(
    tmp_path_factory: pytest.TempPathFactory, what: str, texts: list[str], count: gp.Count
) -> None:
    """Each table as a CSV file."""
    rows = tuple(ROWS[what](text, count) for text in texts)

    comes_back(rows, tmp_path_factory.getbasetemp() / f"{what}.csv")


@pytest.mark.parametrize("what", PAPERS)
@pytest.mark.parametrize("ending", ["xlsx", "json", "toml"])
@settings(max_examples=3, deadline=None)
@given(text=NAMES, count=COUNTS)
def test_papers_come_back_equal(
    tmp_path_factory: pytest.TempPathFactory, what: str, ending: str, text: str, count: gp.Count
) -> None:
    """A report, a plan and observations with hostile texts in all of their places."""
    comes_back(PAPERS[what](text, count), tmp_path_factory.getbasetemp() / f"{what}.{ending}")


def test_carriage_returns_of_excel_are_read(tmp_path: Path) -> None:
    """A workbook keeps a carriage return as "_x000D_", which nobody wants to read in a name."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Tên sản phẩm", "Số lượng"])
    page.append(["Tờ rơi_x000D_\nhai mặt", 500])
    book.save(tmp_path / "a.xlsx")

    assert "Tờ rơi\r\nhai mặt" == gp.load(tmp_path / "a.xlsx")[0].name


@pytest.mark.parametrize("ending", ["csv", "xlsx", "toml", "json"])
@pytest.mark.parametrize("date", ["2024", "2024-02", "--11-22", "--11", "---05", "2024---23"])
def test_a_date_with_gaps_comes_back(tmp_path: Path, date: str, ending: str) -> None:
    """A day whose year or month is not known is written and read like any other."""
    activity = Activity(kind=ActivityKind.TRAINING, name="Lớp", date=gp.PartialDate.parse(date))
    path = tmp_path / f"a.{ending}"
    if ending in {"csv", "xlsx"}:
        write_table([activity], path)
        assert date == str(gp.load(path)[0].date)
    else:
        report = attrs.evolve(gp.sample("mong-cai-2023"), activities=(activity,))
        gp.dump(report, path)
        assert report == gp.load(path)
