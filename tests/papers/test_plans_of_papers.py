"""Plans of papers: targets, tasks, grounds, organs with their duties, and the yearly report."""

from pathlib import Path

import pytest

import genderplan as gp
from genderplan.extraction import DocumentText
from genderplan.plans import Frequency
from genderplan.publishing import publish

TARGETS = {
    "Phấn đấu đến năm 2025 đạt ít nhất 60% cơ quan có lãnh đạo chủ chốt là nữ.": (
        "Cơ quan có lãnh đạo chủ chốt là nữ",
        ">=",
        "60",
        2025,
    ),
    "Tỷ lệ nữ tham gia cấp ủy xã đạt từ 25% trở lên vào năm 2026.": (
        "Tỷ lệ nữ tham gia cấp ủy xã",
        ">=",
        "25",
        2026,
    ),
    "Giảm tỷ lệ lao động nữ trong nông nghiệp xuống dưới 30%.": (
        "Giảm tỷ lệ lao động nữ trong nông nghiệp",
        "<",
        "30",
        2024,
    ),
    "Tỷ lệ tảo hôn không quá 2,5% trong năm 2024.": ("Tỷ lệ tảo hôn", "<=", "2.5", 2024),
    "Tỷ lệ nữ cấp ủy đạt 25% (hiện nay 3/13 đồng chí).": ("Tỷ lệ nữ cấp ủy", ">=", "25", 2024),
    "Trên 95% cán bộ được phổ biến pháp luật.": (
        "Cán bộ được phổ biến pháp luật",
        ">",
        "95",
        2024,
    ),
    "Giữ tỷ lệ nữ đại biểu 8/25 đại biểu (32%).": ("Giữ tỷ lệ nữ đại biểu", ">=", "32", 2024),
}


@pytest.mark.parametrize("number", ["-", "1.1.", "a)", "1/."])
@pytest.mark.parametrize("sentence", TARGETS)
def test_targets_are_read_with_name_direction_and_year(sentence: str, number: str) -> None:
    """A direction or a year that the sentence does not say is marked as inferred."""
    text = f"UBND xã Hoằng Kim\nKẾ HOẠCH\nCông tác năm 2024\nI. CHỈ TIÊU\n{number} {sentence}"
    draft = gp.read_plan(DocumentText(text=text))
    (target,) = draft.paper.targets
    name, sign, value, year = TARGETS[sentence]

    assert (name, sign, year) == (target.name, target.comparator.value, target.year)
    assert value == str(target.value.value)
    inferred = [issue for issue in draft.issues if "direction or year" in issue.message]
    assert ("năm" not in sentence) == bool(inferred)


def test_each_clause_may_set_a_target() -> None:
    """What semicolons part are targets of their own; a clause without a share is told."""
    body = "I. CHỈ TIÊU\nNữ cấp ủy xã đạt 20% trở lên; tỷ lệ tảo hôn dưới 2%; dưới 03 vụ/năm."
    draft = gp.read_plan(DocumentText(text=f"UBND xã Hoằng Kim\nKẾ HOẠCH\nNăm 2024\n{body}"))

    assert ["Nữ cấp ủy xã", "Tỷ lệ tảo hôn"] == [each.name for each in draft.paper.targets]
    assert "dưới 03 vụ/năm. was not understood as target" in str(draft.issues)


@pytest.mark.parametrize("number", ["1.", "1/.", "1-", "-", "a)"])
def test_numbered_tasks_without_a_text_below_are_actions(number: str) -> None:
    """A list of tasks is one group, whatever stands before its items."""
    body = f"I. NHIỆM VỤ\n{number} Treo băng rôn.\n{number} Tọa đàm."
    text = f"UBND xã Hoằng Kim\nKẾ HOẠCH\nCông tác năm 2024\n{body}"
    groups = gp.read_plan(DocumentText(text=text)).paper.task_groups

    assert [("NHIỆM VỤ", ("Treo băng rôn", "Tọa đàm"))] == [(it.title, it.actions) for it in groups]


@pytest.mark.parametrize("word", ["Thực hiện", "Căn cứ", "Theo"])
def test_a_plan_among_the_grounds_is_the_one_above(word: str) -> None:
    """A plan that is a ground is carried out, too, which is marked as inferred."""
    ground = f"{word} Kế hoạch số 112/KH-UBND ngày 25/02/2025 của UBND tỉnh Thanh Hóa;"
    text = f"UBND xã Hoằng Kim\nKẾ HOẠCH\nCông tác năm 2025\n{ground}\nI. NHIỆM VỤ\n- Một."
    draft = gp.read_plan(DocumentText(text=text))

    assert draft.paper.parent is not None
    assert ("112/KH-UBND", ()) == (str(draft.paper.parent.number), draft.paper.legal_bases)
    is_inferred = "the plan of the level above is inferred" in str(draft.issues)
    assert is_inferred == (word != "Thực hiện")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Các phòng, đơn vị báo cáo trước 10/12/2024", 21),
        ("Các thôn tổng hợp, báo cáo về Sở Nội vụ trước ngày 15/12/2024", 16),
        ("Các thôn báo cáo kết quả trước ngày 20 tháng 12 năm 2024", 11),
        ("Các thôn gửi báo cáo về Văn phòng chậm nhất ngày 05/12/2024", 26),
        ("Các thôn báo cáo về Văn phòng (muộn nhất là ngày 10/12/2024)", 21),
        ("Các thôn ban hành kế hoạch trước ngày 15/12/2024", None),
        ("Các thôn báo cáo nhanh trước ngày 15/3/2024", None),
    ],
)
def test_the_day_of_the_yearly_report_is_read(words: str, days: int | None) -> None:
    """A report due in the last two months of a plan's year is the report on that year."""
    text = (
        "UBND xã Hoằng Kim\nSố: 12/KH-UBND\nHoằng Kim, ngày 05 tháng 02 năm 2024\n"
        "KẾ HOẠCH\nCông tác bình đẳng giới năm 2024\nI. NHIỆM VỤ\n1. Truyền thông\n"
        f"- Tổ chức Tháng hành động.\nII. TỔ CHỨC THỰC HIỆN\n{words}.\n"
        "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH"
    )
    found = gp.read_plan(DocumentText(text=text)).paper.reporting

    assert [(Frequency.YEAR, days)][: days is not None] == [
        (each.frequency, each.days_before_end) for each in found
    ]


def test_what_a_published_plan_asks_of_others_is_read_back(tmp_path: Path) -> None:
    """Who carries tasks out, what a target follows, activities and when reports are due."""
    plan = gp.from_dict(
        {
            "title": "Kế hoạch công tác bình đẳng giới năm 2025",
            "unit": "xã Giao Lạc, huyện Giao Thủy, tỉnh Nam Định",
            "period": "năm 2025",
            "targets": [
                {
                    "name": "Tỷ lệ lao động nữ làm công hưởng lương",
                    "comparator": ">=",
                    "value": "50%",
                    "year": 2025,
                    "follows": "nq28.2.1",
                }
            ],
            "task_groups": [
                {
                    "title": "Truyền thông",
                    "actions": ["Tổ chức 02 buổi nói chuyện chuyên đề"],
                    "responsible": ["Hội Liên hiệp Phụ nữ xã", "Phòng Văn hóa - Xã hội"],
                }
            ],
            "activities": [
                {
                    "kind": "campaign",
                    "name": "Hưởng ứng Tháng hành động vì bình đẳng giới",
                    "period": "từ ngày 15/11/2025 đến ngày 15/12/2025",
                },
                {"kind": "talk", "name": "Nói chuyện chuyên đề", "period": "tháng 10 năm 2025"},
            ],
            "reporting": [
                {"frequency": "half_year", "days_before_end": 15, "to": "UBND huyện"},
                {"frequency": "year", "days_before_end": 16, "to": "UBND huyện Giao Thủy"},
            ],
        },
        gp.Plan,
    )
    publish(plan, tmp_path / "kh.docx")
    draft = gp.read_plan(tmp_path / "kh.docx")

    for name in ("targets", "task_groups", "activities", "reporting"):
        assert getattr(plan, name) == getattr(draft.paper, name), name
    assert "GP533" not in draft.issues.codes


def test_organs_of_two_sections_stand_behind_each_other() -> None:
    """Each organ has the place of its own line, in whichever section it stands."""
    text = (
        "UBND xã Hoằng Kim\nSố:    /KH-UBND\nHoằng Kim, ngày    tháng 02 năm 2024\n"
        "KẾ HOẠCH\nCông tác bình đẳng giới năm 2024\nI. PHÂN CÔNG\n- Công an xã: bảo vệ nạn nhân.\n"
        "II. TRÁCH NHIỆM THỰC HIỆN\n- Trạm Y tế: chăm sóc nạn nhân.\n"
        "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH"
    )
    draft = gp.read_plan(DocumentText(text=text))
    assert [each.organ for each in draft.paper.assignments] == ["Công an xã", "Trạm Y tế"]
    assert [draft.place(f"assignments[{at}]") for at in (0, 1)] == ["dòng 7", "dòng 9"]


@pytest.mark.parametrize(
    "last",
    ["2. Công an xã: Phối hợp./.", "2. Công an xã: Phối hợp.", "2. Công an xã:\n- Phối hợp."],
)
def test_the_last_duty_of_a_plan_is_kept(last: str) -> None:
    """A duty that stands behind its organ is one, also where it ends the paper."""
    head = "UBND xã Hoằng Kim\nKẾ HOẠCH\nCông tác năm 2025\nI. NHIỆM VỤ\n- Một."
    text = f"{head}\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ: chủ trì;\n{last}"
    assignments = gp.read_plan(DocumentText(text=text)).paper.assignments

    assert [
        ("Sở Nội vụ", ("chủ trì",)),
        ("Công an xã", ("Phối hợp",)),
    ] == [(each.organ, each.duties) for each in assignments]


ORGANS_AND_DUTIES = {
    "Phòng Kinh tế bố trí kinh phí.": ("Phòng Kinh tế", "bố trí kinh phí"),
    "Phòng Văn hóa - Xã hội có trách nhiệm theo dõi.": ("Phòng Văn hóa - Xã hội", "theo dõi"),
    "Công an xã chịu trách nhiệm về an ninh.": ("Công an xã", "chịu trách nhiệm về an ninh"),
    "Giao Phòng Nội vụ chủ trì, phối hợp với Công an xã.": (
        "Phòng Nội vụ",
        "chủ trì, phối hợp với Công an xã",
    ),
    "Đề nghị Hội Liên hiệp Phụ nữ xã phối hợp tuyên truyền.": (
        "Hội Liên hiệp Phụ nữ xã",
        "phối hợp tuyên truyền",
    ),
    "Các cơ quan, đơn vị căn cứ Kế hoạch này triển khai.": (
        "Các cơ quan, đơn vị",
        "căn cứ Kế hoạch này triển khai",
    ),
    "Sở Xây dựng": ("Sở Xây dựng", ""),
    "Ban Tổ chức Đảng ủy.": ("Ban Tổ chức Đảng ủy", ""),
    "Trạm Y tế: Chăm sóc nạn nhân.": ("Trạm Y tế", "Chăm sóc nạn nhân"),
}


@pytest.mark.parametrize("line", ORGANS_AND_DUTIES)
def test_an_organ_and_its_duty_are_parted_in_a_sentence(line: str, tmp_path: Path) -> None:
    """What is published is read back, and the number of the next organ is none of a document."""
    head = "UBND xã Hoằng Kim\nKẾ HOẠCH\nCông tác năm 2026\nI. NHIỆM VỤ\n- Một."
    first = "1. Phòng Tư pháp theo dõi thực hiện Kế hoạch."
    text = f"{head}\nII. TỔ CHỨC THỰC HIỆN\n{first}\n2. {line}\n3. Công an xã\n- Bảo vệ."
    plan = gp.read_plan(DocumentText(text=text)).paper
    publish(plan, tmp_path / "kh.docx")
    again = gp.read_plan(tmp_path / "kh.docx").paper

    organ, duty = ORGANS_AND_DUTIES[line]
    found = plan.assignments[1]
    assert (organ, (duty,) if duty else ()) == (found.organ, found.duties)
    assert plan.assignments == again.assignments
    assert () == again.legal_bases


def test_a_sentence_without_an_organ_is_no_assignment() -> None:
    """It is told, and the organs beside it are read."""
    head = "UBND xã Hoằng Kim\nKẾ HOẠCH\nCông tác năm 2026\nI. NHIỆM VỤ\n- Một."
    line = "Trong quá trình thực hiện, nếu có khó khăn thì các thôn kịp thời phản ánh về UBND xã."
    text = f"{head}\nII. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Bảo vệ.\n2. {line}"
    draft = gp.read_plan(DocumentText(text=text))

    assert ["Công an xã"] == [each.organ for each in draft.paper.assignments]
    assert "GP533" in draft.issues.codes


def test_titles_in_capitals_are_sections_above_items_with_numbers() -> None:
    """Word numbers the items itself, on and on, and the titles not at all."""
    text = (
        "UBND xã Hoằng Kim\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2026\nMỤC ĐÍCH\n- Thúc đẩy.\n"
        "NHIỆM VỤ, GIẢI PHÁP\n1. Truyền thông\n- Hội thi.\n2. Cán bộ nữ\n- Rà soát.\n"
        "TỔ CHỨC THỰC HIỆN\n3. Công an xã\n- Bảo vệ nạn nhân.\nNơi nhận:\n- Lưu: VT."
    )
    plan = gp.read_plan(DocumentText(text=text)).paper

    assert ["Truyền thông", "Cán bộ nữ"] == [each.title for each in plan.task_groups]
    assert [("Công an xã", ("Bảo vệ nạn nhân",))] == [
        (each.organ, each.duties) for each in plan.assignments
    ]
