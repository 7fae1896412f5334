"""Activities in tables: those of published papers come back, those of offices tell their kinds."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import genderplan as gp
from genderplan.periods import PartialDate, Period
from genderplan.plans import Activity, ActivityKind, Item, Tally
from genderplan.plans.activities import kind_named
from genderplan.publishing import publish
from genderplan.publishing.annexes import Table, activity_annex
from genderplan.publishing.briefs import sexes
from genderplan.quantities import BySex, Count, Money
from genderplan.serialization import Account, read_account
from genderplan.serialization.cells import Grid
from genderplan.serialization.objects import table_rows
from genderplan.serialization.tables import tables_in


def account(path: Path, *rows: str) -> Account:
    """The account of a CSV file with these rows."""
    path.write_text("\n".join(rows), encoding="utf-8")
    found = read_account(path)
    assert found.cells == found.data + found.named + found.wrong
    return found


def printed(activity: Activity) -> tuple[Activity, tuple[str, str, str]]:
    """What a Vietnamese paper says of an activity: the cost as one sum, men, women and all."""
    plain = attrs.evolve(
        activity,
        name_en="",
        participants=None,
        cost=activity.total_cost,
        unit_cost=None,
        cost_of=None,
        stated_men=None,
        stated_women=None,
    )
    return plain, sexes(activity.participants, "vi")


@pytest.mark.parametrize(
    "name", ["mong-cai-2023", "bac-kan-2019", "nam-dinh-2020", "hoang-kim-plan-2024"]
)
def test_the_activities_of_a_published_paper_come_back(tmp_path: Path, name: str) -> None:
    """Time, place, people, other results and cost, as the annex prints them."""
    paper: Any = gp.sample(name)
    publish(paper, tmp_path / "a.docx")
    read: Any = gp.read_plan if isinstance(paper, gp.Plan) else gp.read_report
    draft = read(tmp_path / "a.docx")

    assert list(map(printed, paper.activities)) == list(map(printed, draft.paper.activities))


def test_the_offices_among_the_women_come_back(tmp_path: Path) -> None:
    """The column "Trong đó" of results: "Bí thư Đảng ủy: 2"."""
    publish(gp.sample("mong-cai-2023"), tmp_path / "a.docx")
    read = gp.read_report(tmp_path / "a.docx").paper.results[2]

    assert [("Bí thư Đảng ủy", 2), ("Phó Bí thư Đảng ủy", 5)] == [
        (part.name, part.count.value) for part in read.parts
    ]


words = st.sampled_from(["Tọa đàm", "Lớp học", "Thăm, tặng quà", "Hội thi xã A", "Mô hình"])
counts = st.builds(Count, st.integers(1, 90_000), st.sampled_from(["exact", "more_than", "nearly"]))
times: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)).map(
        lambda day: {"date": PartialDate(day.year, day.month, day.day)}
    ),
    st.builds(
        lambda year, month: {"date": PartialDate(year, month)},
        st.integers(2000, 2030),
        st.integers(1, 12),
    ),
    st.sampled_from([{"since": PartialDate(2021)}, {"since": PartialDate(2021, 3)}]),
    st.sampled_from(
        [
            {"period": Period.parse(text)}
            for text in ("quý I/2024", "tháng 3 năm 2024", "15/11/2024 - 15/12/2024")
        ]
    ),
)
tallies = st.lists(
    st.builds(
        Tally,
        st.sampled_from(Item),
        counts,
        each_of=st.integers(1, 40),
        per=st.sampled_from(["", "week", "quarter"]),
    ),
    max_size=3,
).map(tuple)
activities = st.builds(
    lambda time, **fields: Activity(**fields, **time),
    times,
    kind=st.sampled_from(ActivityKind),
    name=words,
    places=st.lists(st.sampled_from(["xã A", "thôn Đông"]), max_size=2, unique=True).map(tuple),
    organisers=st.lists(st.sampled_from(["UBND xã", "Hội Phụ nữ"]), max_size=2).map(tuple),
    audience=st.sampled_from(["", "phụ nữ, trẻ em"]),
    sessions=st.none() | counts,
    participants=st.none() | st.builds(BySex, women=counts, men=st.none() | counts),
    tallies=tallies,
    cost=st.none() | st.integers(1, 10**10).map(Money),
    note=st.sampled_from(["", "đã báo cáo huyện"]),
)


@settings(max_examples=40)
@given(st.lists(activities, min_size=1, max_size=3))
def test_what_an_annex_prints_is_read_as_it_was(given: list[Activity]) -> None:
    """Every field that the annex has a column for comes back."""
    ((table,),) = [annex.blocks for annex in activity_annex(tuple(given), "Hoạt động")]
    assert isinstance(table, Table)
    over = [column.group or column.title for column in table.columns]
    headings = [over, [column.title for column in table.columns]]
    (found,) = tables_in(Grid.of("", [*headings, *table.rows]))
    rows, issues = table_rows(found)

    assert ([], list(map(printed, given))) == (issues, list(map(printed, rows)))


PLAN = "STT;Nội dung;Thời gian;Địa điểm;Đơn vị chủ trì;Kinh phí (triệu đồng)"


def test_a_table_without_kinds_keeps_time_place_and_cost(tmp_path: Path) -> None:
    """The names tell the kinds, which is said once."""
    found = account(
        tmp_path / "a.csv",
        PLAN,
        "1;Hội nghị tập huấn;Quý I/2024;Nhà văn hóa xã;Hội LHPN xã;12,5",
        "2;Treo băng rôn;15/11/2024;;UBND xã;5",
        "Tổng;;;;;17,5",
    )

    assert [
        (ActivityKind.TRAINING, "2024-Q1", ("Nhà văn hóa xã",), Money(12_500_000)),
        (ActivityKind.VISUAL_DISPLAY, "2024-11-15", (), Money(5_000_000)),
    ] == [(each.kind, str(each.period or each.date), each.places, each.cost) for each in found.held]
    assert 1 == str(found.notes).count("there is no column of kinds")


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ("1;Treo băng rôn;Thường xuyên;;UBND xã;", "Thời gian: Thường xuyên"),
        ("1;Treo băng rôn;Quý I, II;;;", "Thời gian: Quý I, II"),
        ("1;Treo băng rôn;;;;Xã hội hóa", "Kinh phí (triệu đồng): Xã hội hóa"),
        (
            "1;Treo băng rôn;Cả năm;;;Lồng ghép",
            "Thời gian: Cả năm; Kinh phí (triệu đồng): Lồng ghép",
        ),
    ],
)
def test_words_in_place_of_a_time_or_a_cost_are_kept(tmp_path: Path, row: str, note: str) -> None:
    """They are the note of the activity, with the heading under which they stood."""
    found = account(tmp_path / "a.csv", PLAN, row, "2;Hội thi;11/2024;;;3")

    assert [note, ""] == [each.note for each in found.held]


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("1;Hội thi;32/13/2024;;;", "C2"),
        ("1;Hội thi;15.13.24;;;", "C2"),
        ("1;Hội thi;;;;12x", "F2"),
    ],
)
def test_a_mistyped_day_or_amount_is_refused(tmp_path: Path, row: str, cell: str) -> None:
    """Figures are never kept as words."""
    found = account(tmp_path / "a.csv", PLAN, row)

    assert [cell] == [issue.path for issue in found.errors]


def test_a_table_of_events_stays_one(tmp_path: Path) -> None:
    """Without time, place or cost it is the table of the Action Month."""
    found = account(tmp_path / "a.csv", "STT;Hoạt động;Số cuộc;Nam;Nữ", "1;Hội thi;2;3;4")

    assert ["EventRow"] == [type(each).__name__ for each in found.held]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tổ chức 02 lớp tập huấn kiến thức về giới", ActivityKind.TRAINING),
        ("Hội nghị tập huấn, truyền thông", ActivityKind.TRAINING),
        ("Hội nghị triển khai kế hoạch", ActivityKind.CONFERENCE),
        ("Hội nghị tuyên truyền pháp luật", ActivityKind.TALK),
        ("Tặng quà tại lễ phát động", ActivityKind.GIFT),
        ("LỄ PHÁT ĐỘNG và diễu hành", ActivityKind.LAUNCH),
        ("Mở khoá bồi dưỡng", ActivityKind.TRAINING),
        ("Duy trì CLB gia đình hạnh phúc", ActivityKind.MODEL),
        ("Giám sát việc thực hiện Luật", ActivityKind.INSPECTION),
        ("Rà soát cán bộ nữ", ActivityKind.OTHER),
        ("Xây dựng thamquan", ActivityKind.OTHER),
    ],
)
def test_the_first_word_of_a_name_tells_its_kind(name: str, kind: ActivityKind) -> None:
    """Whole words alone; of two that begin together the longer."""
    assert kind == kind_named(name)
