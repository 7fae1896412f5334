"""Tables of a plan: targets by year, tasks with sums and ditto marks."""

from pathlib import Path

import pytest
from tests.papers.conftest import OfficePaper

from genderplan import read_plan
from genderplan.papers.drafts import Draft
from genderplan.plans import Plan

HEAD = (
    "UBND xã Hoằng Kim",
    "Số: 12/KH-UBND",
    "Hoằng Kim, ngày 18 tháng 01 năm 2025",
    "KẾ HOẠCH",
    "Công tác bình đẳng giới năm 2025",
)
END = ("Nơi nhận:", "- Lưu: VT.")
TASKS = "STT|Nội dung công việc|Cơ quan chủ trì|Thời gian"


def _draft(tmp_path: Path, *lines: str) -> Draft[Plan]:
    """The draft of a plan with these lines; those with strokes are rows of tables."""
    path = tmp_path / "ke-hoach.md"
    told = [f"| {line.replace('|', ' | ')} |" if "|" in line else line for line in lines]
    path.write_text("\n".join([*HEAD, *told, *END]), encoding="utf-8")
    return read_plan(path)


def _targets(draft: Draft[Plan]) -> list[tuple[str, str, str, int]]:
    return [
        (each.name, each.comparator.value, str(each.value.value), each.year)
        for each in draft.paper.targets
    ]


def _told(draft: Draft[Plan]) -> list[str]:
    """What of the tables was not understood."""
    return [
        each.message.partition(" was not understood as ")[0]
        for each in draft.issues
        if each.code == "GP533"
    ]


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        (["STT|Chỉ tiêu|ĐVT|Năm 2025", "1|Nữ cấp ủy|%|25 trở lên"], [(">=", "25", 2025)]),
        (["STT|Chỉ tiêu|ĐVT|Chỉ tiêu năm 2025", "1|Nữ cấp ủy|%|≥ 25,5"], [(">=", "25.5", 2025)]),
        (
            ["TT|Mục tiêu|Đơn vị tính|Năm 2025|Đến năm 2030", "1|Nữ cấp ủy|%|trên 25|trên 30"],
            [(">", "25", 2025), (">", "30", 2030)],
        ),
        (
            ["TT|Chỉ tiêu|ĐVT|Mục tiêu|", "|||Năm 2025|Năm 2030", "1|Nữ cấp ủy|%|≥25|≥30"],
            [(">=", "25", 2025), (">=", "30", 2030)],
        ),
        (["TT|Nội dung chỉ tiêu|2025|2026", "1|Nữ cấp ủy|25%|-"], [(">=", "25", 2025)]),
        (["TT|Chỉ tiêu|Chỉ tiêu giao", "1|Tỷ lệ nữ cấp ủy|35"], [(">=", "35", 2025)]),
        (["TT|Chỉ tiêu|Kế hoạch năm 2025 (%)", "1|Nữ cấp ủy|ít nhất 20"], [(">=", "20", 2025)]),
        (["TT|Chỉ tiêu|Năm 2025", "1|Tỷ lệ tảo hôn|dưới 2%"], [("<", "2", 2025)]),
        (["TT|Chỉ tiêu|Năm 2025", "1|Tỷ lệ sinh con thứ 3|5% trở xuống"], [("<=", "5", 2025)]),
        (
            ["Các chỉ tiêu chủ yếu", "TT|Nội dung|ĐVT|Năm 2025", "1|Nữ cấp ủy|%|tối đa 60"],
            [("<=", "60", 2025)],
        ),
    ],
)
def test_targets_of_a_table(
    tmp_path: Path, rows: list[str], right: list[tuple[str, str, int]]
) -> None:
    """Each column of a year, or of what is given, has a target with its direction."""
    draft = _draft(tmp_path, "II. CHỈ TIÊU", *rows)

    assert [target[1:] for target in _targets(draft)] == right


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["TT|Chỉ tiêu|ĐVT|Năm 2025", "1|Số cuộc truyền thông|cuộc|4"], "Số cuộc truyền thông: 4"),
        (["TT|Chỉ tiêu|ĐVT|Năm 2025", "1|Nữ cấp ủy|%|25-30"], "Nữ cấp ủy: 25-30"),
        (["TT|Chỉ tiêu|ĐVT|Năm 2025", "1|Hộ nghèo do nữ làm chủ|%|3"], "Hộ nghèo do nữ làm chủ: 3"),
        (["TT|Chỉ tiêu|Năm 2025", "1|Nữ cấp ủy|25"], "Nữ cấp ủy: 25"),
        (["TT|Chỉ tiêu|Năm 2025", "1|Nữ cấp ủy|5/15"], "Nữ cấp ủy: 5/15"),
        (["TT|Chỉ tiêu|ĐVT|Giai đoạn 2026-2030", "1|Nữ cấp ủy|%|25"], None),
        (["TT|Chỉ tiêu|ĐVT|Thực hiện năm 2024", "1|Nữ cấp ủy|%|25"], None),
        (["TT|Nội dung|ĐVT|Năm 2025", "1|Nữ cấp ủy|%|25"], None),
    ],
)
def test_doubtful_targets_are_told(tmp_path: Path, rows: list[str], told: str | None) -> None:
    """Counts, ranges, figures without a direction or a unit, and stretches of years."""
    draft = _draft(tmp_path, "II. NHIỆM VỤ", *rows)

    assert (_targets(draft), _told(draft)) == ([], [told or rows[0].replace("|", " | ")])


def test_what_is_no_target_of_the_plan_is_left_and_told(tmp_path: Path) -> None:
    """Figures of today, groups of targets, sums."""
    rows = (
        "STT|Chỉ tiêu|ĐVT|Hiện trạng 2023|Năm 2024|Năm 2025",
        "I|Mục tiêu 1: chính trị||||",
        "1|Tỷ lệ nữ cấp ủy (%)|%|20|22|từ 25 trở lên",
    )

    draft = _draft(tmp_path, "II. CHỈ TIÊU", *rows)

    assert _targets(draft) == [("Tỷ lệ nữ cấp ủy", ">=", "25", 2025)]
    assert _told(draft) == ["Hiện trạng 2023 | Năm 2024 | I | Mục tiêu 1: chính trị"]


def test_a_direction_that_a_cell_does_not_say_is_inferred(tmp_path: Path) -> None:
    """Only the bare 30 is."""
    draft = _draft(tmp_path, "TT|Chỉ tiêu|ĐVT|Năm 2025|Năm 2030", "1|Nữ cấp ủy|%|ít nhất 25|30")

    told = [each.message for each in draft.issues if "direction or year" in each.message]
    assert told == ["direction or year of a target is inferred: ít nhất 30% in 2030"]


@pytest.mark.parametrize("words", ["Cộng", "Tổng cộng", "Tổng", "TỔNG CỘNG:", "Tổng số"])
@pytest.mark.parametrize("row", ["|{}||15", "{}|||15"])
def test_a_sum_is_no_task(tmp_path: Path, words: str, row: str) -> None:
    """Whichever column it stands in, it is told."""
    rows = (TASKS, "1|Tập huấn|Phòng Nội vụ|Quý II", row.format(words))

    draft = _draft(tmp_path, "II. NHIỆM VỤ", *rows)

    assert [each.title for each in draft.paper.task_groups] == ["Tập huấn"]
    assert _told(draft) == [f"Thời gian | {words}"]


@pytest.mark.parametrize("mark", ["//", '"', "nt", "-nt-", "như trên", "NHƯ TRÊN", "''"])
def test_ditto_marks_mean_the_organ_above(tmp_path: Path, mark: str) -> None:
    """Below a mark the next means the same organ."""
    rows = (TASKS, "1|Tập huấn|Hội LHPN|Quý II", f"2|Hội thi|{mark}|{mark}", f"3|Mít tinh|{mark}|")

    groups = _draft(tmp_path, "II. NHIỆM VỤ", *rows).paper.task_groups

    assert [(each.title, each.responsible) for each in groups] == [
        (title, ("Hội LHPN",)) for title in ("Tập huấn", "Hội thi", "Mít tinh")
    ]


def test_capital_letters_are_no_ditto_mark(tmp_path: Path) -> None:
    """The writer calls a body "NT"."""
    groups = _draft(
        tmp_path, "II. NHIỆM VỤ", TASKS, "1|Tập huấn|Hội LHPN|Quý II", "2|Hội thi|NT|"
    ).paper.task_groups

    assert [each.responsible for each in groups] == [("Hội LHPN",), ("NT",)]


def test_a_ditto_mark_below_nothing_is_told(tmp_path: Path) -> None:
    """No organ stands above the first row."""
    draft = _draft(tmp_path, "II. NHIỆM VỤ", TASKS, "1|Tập huấn|//|Quý II", "2|Hội thi|Đoàn xã|")

    assert [each.title for each in draft.paper.task_groups] == ["Hội thi"]
    assert _told(draft) == ["Thời gian | 1 Tập huấn // Quý II"]


def test_merged_cells_of_tasks_in_word(paper: OfficePaper, tmp_path: Path) -> None:
    """An organ beside two tasks carries out both; a task beside two organs has both."""
    rows = [
        TASKS.split("|"),
        ["1", "Tập huấn", "Hội LHPN", "Quý I"],
        ["2", "Hội thi", "", "Quý II"],
    ]
    rows += [["3", "Tuần tra", "Công an", "Cả năm"], ["", "", "Dân quân", "Cả năm"]]
    paper.lines(*HEAD, "II. NHIỆM VỤ")
    paper.table(rows, [(1, 2, 2, 2), (3, 1, 4, 1)])
    paper.lines(*END)

    groups = read_plan(paper.saved(tmp_path / "ke-hoach.docx")).paper.task_groups

    assert {each.title: each.responsible for each in groups} == {
        "Tập huấn": ("Hội LHPN",),
        "Hội thi": ("Hội LHPN",),
        "Tuần tra": ("Công an", "Dân quân"),
    }


@pytest.mark.parametrize("line", ["PHỤ LỤC", "PHỤ LỤC II", "Phụ lục 1. Danh mục", "Phụ lục số 01:"])
def test_the_title_of_an_annex_is_no_action(tmp_path: Path, line: str) -> None:
    """Nor is the line that leads to it."""
    lines = (
        "II. NHIỆM VỤ",
        "1. Truyền thông",
        "- Treo băng rôn.",
        "(Chi tiết tại phụ lục kèm theo)",
    )

    (group,) = _draft(tmp_path, *lines, line, TASKS, "1||Hội LHPN|").paper.task_groups

    assert (group.title, group.actions) == ("Truyền thông", ("Treo băng rôn",))
