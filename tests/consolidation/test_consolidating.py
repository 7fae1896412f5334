"""Many reports added up into the tables of the unit above."""

from collections.abc import Iterator
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan import gazetteer, publish, read_text, sample
from genderplan.consolidation import Outcome, consolidate
from genderplan.documents import DocumentReference
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy import Level
from genderplan.periods import Period
from genderplan.plans import EventRow, ProductRow, Report, ReportTable, Result
from genderplan.quantities import BySex, Count, Money, Ratio

TREE = gazetteer().at("2023-12-31")
WARDS = [unit.code for unit in TREE.descendants("007", Level.COMMUNE)]


def report(code: str, **changes: object) -> Report:
    """A small report of one ward of quận Hai Bà Trưng for 2023."""
    blank = Report(title="Báo cáo", unit=code, unit_code=code, period=Period.of_year(2023))
    return attrs.evolve(blank, **changes)  # type: ignore[arg-type] # any field


def event(women: int, men: int, name: str = "Tọa đàm") -> EventRow:
    """One session with so many women and men."""
    return EventRow(name=name, sessions=Count(1), participants=BySex(women=women, men=men))


def test_a_zero_is_a_report_and_silence_is_not() -> None:
    """A ward that says "Không" is heard, one that leaves the table out is silent."""
    (tables,) = consolidate(
        [
            report(WARDS[0], products=(ProductRow(name="Tờ rơi", number=Count(100)),)),
            report(WARDS[1], none_reported=(ReportTable.PRODUCTS,)),
            report(WARDS[2]),
        ],
        TREE,
        to="district",
    )

    assert Count(100) == tables.total("products", "number")
    assert [WARDS[1]] == [unit.code for unit in tables.said_none["products"]]
    assert [WARDS[2]] == [unit.code for unit in tables.silent(ReportTable.PRODUCTS)]
    assert Ratio(3, len(WARDS)) == tables.coverage
    assert WARDS[3:] == [unit.code for unit in tables.missing]


def test_every_cell_knows_its_sources() -> None:
    """The figure of a cell is the sum of named contributions."""
    (tables,) = consolidate(
        [report(WARDS[0], events=(event(55, 42),)), report(WARDS[1], events=(event(5, 8),))], TREE
    )
    people = next(cell for cell in tables.table("events") if cell.key.column == "participants")

    assert [(WARDS[0], Count(55)), (WARDS[1], Count(5))] == [
        (part.unit.code, part.value.women)
        for part in people.contributions
        if isinstance(part.value, BySex)
    ]
    assert BySex(women=60, men=50, unknown=0) == people.value


def test_one_row_under_two_spellings() -> None:
    """Case and the place of the tone mark make no new row."""
    (tables,) = consolidate(
        [
            report(WARDS[0], events=(event(1, 1, "Hoà giải"),)),
            report(WARDS[1], events=(event(2, 2, "hòa giải"),)),
        ],
        TREE,
    )

    assert ["Hoà giải"] == list({cell.key.row for cell in tables.table("events")})


@pytest.mark.parametrize(
    "name",
    [
        "Nữ cấp ủy xã",
        "Nữ cấp ủy xã.",
        "Nữ cấp ủy xã:",
        "Nữ cấp ủy xã ;",
        "- Nữ cấp ủy xã",
        "– Nữ cấp ủy xã",
        "+ nữ cấp uỷ xã",
        "1. Nữ cấp ủy xã",
        "1.2. Nữ cấp ủy xã:",
        "a) Nữ cấp ủy xã",
        "II. NỮ CẤP ỦY XÃ",
        "3) - Nữ cấp ủy xã",
        "Nữ\u200b cấp ủy xã",
        "\ufeffNữ cấp ủy\u00a0xã\u00ad",
    ],
)
def test_numbers_marks_and_invisible_signs_make_no_new_row(name: str) -> None:
    """What stands around the words of a name is of the list in which it stood."""
    (tables,) = consolidate(
        [
            report(WARDS[0], events=(event(1, 1, name),)),
            report(WARDS[1], events=(event(2, 2, "Nữ cấp ủy xã"),)),
        ],
        TREE,
    )
    (row,) = {cell.key.row for cell in tables.table("events")}

    assert "nữ cấp ủy xã" == row.replace("uỷ", "ủy").lower()
    assert BySex(women=3, men=3, unknown=0) == tables.total("events", "participants")


@pytest.mark.parametrize("other", ["Nữ cấp ủy xã, phường", "Nữ cấp ủy 1", "1"])
def test_other_words_stay_another_row(other: str) -> None:
    """Marks and numbers inside a name are kept, and a name of nothing else."""
    (tables,) = consolidate(
        [
            report(WARDS[0], events=(event(1, 1, other),)),
            report(WARDS[1], events=(event(2, 2, "Nữ cấp ủy xã"),)),
        ],
        TREE,
    )

    assert {other, "Nữ cấp ủy xã"} == {cell.key.row for cell in tables.table("events")}


def test_two_spellings_in_one_report_are_added() -> None:
    """A figure is not written over by that of the same row under another number."""
    events = (event(1, 1, "1. Tọa đàm"), event(2, 2, "Toạ đàm"))
    (tables,) = consolidate([report(WARDS[0], events=events)], TREE)

    assert BySex(women=3, men=3, unknown=0) == tables.total("events", "participants")


def test_periods_never_meet_in_one_table() -> None:
    """A half-year, a year and the year before are three tables; no report is a second one."""
    half, year, before = Period.of_half(2023, 1), Period.of_year(2023), Period.of_year(2022)
    found = consolidate(
        [
            report(WARDS[0], period=year, events=(event(60, 0),)),
            report(WARDS[0], period=half, events=(event(30, 0),)),
            report(WARDS[1], period=before, events=(event(20, 0),)),
        ],
        TREE,
    )

    assert () == found.issues.codes
    assert [(before, 20), (half, 30), (year, 60)] == [
        (each.period, people.women.value)
        for each in found
        if isinstance(people := each.total("events", "participants"), BySex)
        and people.women is not None
    ]
    assert [1, 1, 1] == [each.coverage.numerator for each in found]
    assert (found[1],) == found.where("007", "6 tháng đầu năm 2023")
    with pytest.raises(NotFoundError, match="2022, 2023-H1, 2023"):
        found["007"]


@pytest.mark.parametrize("wanted", ["năm 2023", "2023", Period.of_year(2023)])
def test_one_period_is_asked_for(wanted: str | Period) -> None:
    """Reports on other periods are left out and named; a year is the same in days."""
    days = Period.of_days("2023-01-01", "2023-12-31")
    found = consolidate(
        [
            report(WARDS[0], period=Period.of_half(2023, 1), events=(event(1, 1),)),
            ("bc2024.toml", report(WARDS[0], period=Period.of_year(2024), events=(event(2, 2),))),
            report(WARDS[1], events=(event(4, 4),)),
            report(WARDS[2], period=days, events=(event(8, 8),)),
        ],
        TREE,
        period=wanted,
    )

    assert [("GP543", "[0]", ""), ("GP543", "", "bc2024.toml")] == [
        (issue.code, issue.path, issue.source) for issue in found.issues
    ]
    assert [WARDS[1], WARDS[2]] == [unit.code for unit in found["007"].reported]
    assert BySex(women=12, men=12, unknown=0) == found[0].total("events", "participants")


def test_shares_add_as_counts() -> None:
    """Two committees together are the sum of women over the sum of members."""
    (tables,) = consolidate(
        [
            report(WARDS[0], results=(Result(name="x", indicator="i", value=Ratio(0, 50)),)),
            report(WARDS[1], results=(Result(name="y", indicator="i", value=Ratio(30, 50)),)),
        ],
        TREE,
    )

    assert Ratio(30, 100) == tables.total("results", "share")


DATES = [
    ("", "", 2, "it is the later one"),
    ("2024-01-05", "", 2, "it is the later one"),
    ("2024-01-05", "2024-01-05", 2, "it is the later one"),
    ("2024-01-05", "2024-01-09", 2, "its document is dated later"),
    ("2024-01-09", "2024-01-05", 1, "its document is dated later"),
]


@pytest.mark.parametrize(("first", "second", "kept", "rule"), DATES)
def test_reporting_twice_is_found_and_counts_once(
    first: str, second: str, kept: int, rule: str
) -> None:
    """Of two reports on one year that dated later counts, or the later one; both are named."""

    def dated(day: str, women: int) -> Report:
        number = DocumentReference(type="Báo cáo", number="12/BC-UBND", date=day) if day else None
        return report(WARDS[0], number=number, events=(event(women, 0),))

    found = consolidate([("a.xlsx", dated(first, 1)), ("b.xlsx", dated(second, 2))], TREE)
    (issue,) = found.issues
    names = {1: "b.xlsx and a.xlsx; only a.xlsx", 2: "a.xlsx and b.xlsx; only b.xlsx"}
    outcomes = [Outcome.TAKEN, Outcome.DUPLICATE][:: 1 if kept == 1 else -1]

    assert outcomes == [entry.outcome for entry in found.account]
    assert ("GP541", "a.xlsx" if kept == 2 else "b.xlsx") == (issue.code, issue.source)
    assert f"in {names[kept]} counts: {rule}" in issue.message
    assert BySex(women=kept, men=0, unknown=0) == found[0].total("events", "participants")


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("xã Hoằng Kim", "xã Hoằng Phú, tỉnh Thanh Hóa"),
        ("xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa", "xã Hoằng Phú, tỉnh Thanh Hóa"),
        ("UBND xã Hoằng Kim", "xã Hoằng Phú, tỉnh Thanh Hóa"),
        ("phường Bến Nghé", "phường Sài Gòn, Thành phố Hồ Chí Minh"),
        ("tỉnh Bắc Giang", "tỉnh Bắc Ninh"),
    ],
)
def test_a_name_of_another_day_has_the_same_answer_as_find(name: str, now: str) -> None:
    """A report of 2025 under an old name is told what the unit is now, as ``find`` tells it."""
    paper = report("", unit_code="", unit=name, period=Period.of_year(2025))
    (issue,) = consolidate([paper], gazetteer()).issues
    with pytest.raises(LookupError) as caught:
        gazetteer().find(name, on="2025-12-31")

    assert "GP540" == issue.code
    assert str(caught.value) in issue.message
    assert f"vào ngày 31/12/2025, đó là (hoặc thuộc) {now}" in issue.text("vi")


NEW_TREE = gazetteer().at("2025-12-31")


@pytest.mark.parametrize("name", ["Trung Sơn", "Sơn Thủy", "Vân Du", "Tân Thành"])
def test_a_name_that_several_provinces_have(name: str) -> None:
    """Within tỉnh Thanh Hóa "UBND xã Trung Sơn" is one unit; without it the report is left out."""
    paper = report("", unit_code="", unit=f"UBND xã {name}", period=Period.of_year(2025))

    assert ("GP540",) == consolidate([paper], NEW_TREE).issues.codes
    (table,) = consolidate([paper], NEW_TREE, within="tỉnh Thanh Hóa")
    assert [f"xã {name}, tỉnh Thanh Hóa"] == [unit.full_path() for unit in table.reported]
    assert ("38", Ratio(1, 166)) == (table.unit and table.unit.code, table.coverage)


def test_a_report_of_another_province() -> None:
    """It is named with its unit, whether it bears a code or a name."""
    hanoi = report("00070", period=Period.of_year(2025))
    named = report("", unit_code="", unit="phường Hoàn Kiếm, Hà Nội", period=hanoi.period)
    found = consolidate([hanoi, named], NEW_TREE, within="38")

    assert ("GP544", "GP544") == found.issues.codes
    assert "phường Hoàn Kiếm, thành phố Hà Nội" in found.issues[0].message
    assert () == found.items


@pytest.mark.parametrize(
    ("to", "within"), [("nation", "tỉnh Thanh Hóa"), ("district", None), ("xã", None)]
)
def test_levels_that_give_no_table(to: str, within: str | None) -> None:
    """The whole country is not one province, and there are no districts in December 2025."""
    with pytest.raises(InvalidValueError):
        consolidate([], NEW_TREE, to=to, within=within)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"unit_code": "99999"}, "GP540"),
        ({"unit_code": "", "unit": "xã Không Có"}, "GP540"),
        ({"unit_code": "007"}, "GP542"),
    ],
)
def test_a_report_that_cannot_be_placed(changes: dict[str, object], code: str) -> None:
    """It is left out and named with its place in the list; the others are added up."""
    found = consolidate([report(WARDS[0], **changes), report(WARDS[1])], TREE, to="district")

    assert [(code, "[0]")] == [(issue.code, issue.path) for issue in found.issues]
    assert [WARDS[1]] == [unit.code for unit in found[0].reported]


def test_up_to_the_province_and_the_nation() -> None:
    """The same reports add up to a province and to the country."""
    reports = [report(code, events=(event(3, 4),)) for code in WARDS]
    (province,) = consolidate(reports, TREE, to="province")
    (nation,) = consolidate(reports, TREE, to="nation")

    assert province.unit is not None
    assert "01" == province.unit.code
    assert nation.unit is None
    assert 10_598 == nation.coverage.denominator
    assert province.total("events", "participants") == nation.total("events", "participants")


def test_costs_of_gifts() -> None:
    """Number times unit cost is added up as money."""
    (tables,) = consolidate([sample("mong-cai-2023")], gazetteer().at("2023-12-31"), to="province")

    assert Money(20_000_000) == tables.total("activities", "cost")


rows = st.lists(
    st.tuples(st.sampled_from(WARDS), st.integers(0, 500), st.integers(0, 500)),
    max_size=12,
    unique_by=lambda row: row[0],
)


@given(rows)
def test_consolidating_conserves_everybody(given_rows: list[tuple[str, int, int]]) -> None:
    """What the wards report is what the district's tables hold, man by man."""

    def reports() -> Iterator[Report]:
        for code, women, men in given_rows:
            yield report(code, events=(event(women, men),))

    totals = [each.total("events", "participants") for each in consolidate(reports(), TREE)]
    women = sum(row[1] for row in given_rows)
    men = sum(row[2] for row in given_rows)

    assert totals == ([BySex(women=women, men=men, unknown=0)] if given_rows else [])


def test_a_report_without_a_unit_does_not_stop_the_others() -> None:
    """It is left out and named, like one whose unit is misspelt."""
    nameless = attrs.evolve(report(""), unit="", unit_code="")
    tables = consolidate([nameless, report(WARDS[0])], TREE)

    assert ("GP540",) == tables.issues.codes
    assert [WARDS[0]] == [unit.code for unit in tables[0].reported]


@pytest.fixture(scope="module")
def renamed() -> list[Report]:
    """Reports on 2024 of a district whose commune 15880 was called Hoằng Phượng until its end."""
    codes = [unit.code for unit in gazetteer().at("2024-12-31").descendants("399", Level.COMMUNE)]
    none = (ReportTable.PRODUCTS,)
    return [
        report(code, period=Period.of_year(2024), none_reported=none if code == "15880" else ())
        for code in codes
    ]


@pytest.mark.parametrize("ending", ["docx", "md", "html", "json", "xlsx"])
@pytest.mark.parametrize("is_missing", [True, False])
def test_units_have_the_names_of_the_last_day_of_the_period(
    tmp_path: Path, renamed: list[Report], ending: str, *, is_missing: bool
) -> None:
    """From 1/1/2025 it was "xã Hoằng Giang", as another had been until then.

    It is the one without a report, or the one that says "Không".
    """
    reports = [each for each in renamed if not (is_missing and each.none_reported)]

    found = consolidate(reports, gazetteer(), within="399", period="năm 2024")
    path = tmp_path / f"tong-hop.{ending}"
    publish(found if ending == "xlsx" else found[0], path)

    if ending == "xlsx":
        sheets = openpyxl.load_workbook(path).worksheets
        text = str([row for sheet in sheets for row in sheet.values])
    else:
        text = read_text(path).text if ending == "docx" else path.read_text("utf-8")
    assert "Hoằng Phượng" in text
    assert ending in {"json", "xlsx"} or "xã Hoằng Giang" not in text  # these list them all


def test_a_unit_that_reports_twice_has_its_name_of_that_day(renamed: list[Report]) -> None:
    """In the finding as well."""
    twice = [each for each in renamed if each.none_reported] * 2

    issues = consolidate(twice, gazetteer(), within="399").issues

    (told,) = issues.with_code("GP541")
    assert "xã Hoằng Phượng, huyện Hoằng Hóa, tỉnh Thanh Hóa reports twice" in told.message


@pytest.mark.parametrize("name", ["=1+1", "Nữ cấp ủy - HĐND", "Câu lạc bộ 4+1", "Lớp A. Nữ"])
def test_a_mark_inside_a_name_is_part_of_it(name: str) -> None:
    """Only what stands before a name, "- ", "1. ", is no part of it."""
    (tables,) = consolidate([report(WARDS[0], events=(event(5, 4, name),))], TREE)

    assert {cell.key.row for cell in tables.table("events")} == {name}
