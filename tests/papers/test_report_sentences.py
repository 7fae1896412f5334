"""Which counts of a sentence are the result of a report: of the unit, in the period, of women."""

import pytest

from genderplan import Report, read_report
from genderplan.extraction import DocumentText
from genderplan.papers import Draft

HEAD = """\
UBND xã Hoằng Kim
Số: 5/BC-UBND
Hoằng Kim, ngày 10 tháng {month} năm 2025
BÁO CÁO
Kết quả công tác bình đẳng giới {period}
I. KẾT QUẢ
"""
END = "\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH"


def draft(body: str, period: str = "năm 2025") -> Draft[Report]:
    """The draft of a report of *period* with this body below "I. KẾT QUẢ"."""
    head = HEAD.format(month="12" if period == "năm 2025" else "06", period=period)
    return read_report(DocumentText(text=f"{head}{body}{END}"))


def results(body: str, period: str = "năm 2025") -> dict[str, str]:
    """The counts of each result by its name."""
    found = draft(body, period).paper.results
    return {each.name: f"{each.value.numerator}/{each.value.denominator}" for each in found}


def told(body: str) -> set[str]:
    """The first word of each finding that a figure was not understood, or is not in the draft."""
    codes = {"GP533", "GP535"}
    issues = draft(body).issues
    words = [dict(issue.summary.values)["text"] for issue in issues if issue.code in codes]
    return {str(each).split()[0] for each in words}


AHEAD = [
    "II. KIẾN NGHỊ",
    "II. ĐỀ XUẤT, KIẾN NGHỊ",
    "II. Đề nghị",
    "II. Khó khăn và kiến nghị",
    "2. Kiến nghị với UBND tỉnh",
    "II. ĐỊNH HƯỚNG ĐẾN NĂM 2030",
    "II. GIẢI PHÁP THỰC HIỆN",
    "II. NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM",
    "II. CÔNG TÁC TRỌNG TÂM NĂM 2026",
    "II. CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026",
    "II. VIỆC CẦN LÀM",
    "II. NĂM 2026",
    "II. GIAI ĐOẠN 2026-2030",
]


@pytest.mark.parametrize("title", AHEAD)
def test_sections_that_look_ahead_have_no_results(title: str) -> None:
    """What is asked for, planned or of a later year is told and left out."""
    body = f"- Nữ cấp ủy: 6/27.\n{title}\n- Nữ đại biểu HĐND: 10/25."

    assert {"Nữ cấp ủy": "6/27"} == results(body)
    assert {"10/25"} == told(body)


@pytest.mark.parametrize(
    "title", ["II. CÔNG TÁC TRỌNG TÂM 6 THÁNG CUỐI NĂM 2025", "II. 6 THÁNG CUỐI NĂM"]
)
def test_the_rest_of_the_year_is_ahead_of_its_first_half(title: str) -> None:
    """The same year, but behind the period of the report."""
    body = f"- Nữ cấp ủy: 6/27.\n{title}\n- Nữ đại biểu HĐND: 10/25."
    assert {"Nữ cấp ủy": "6/27"} == results(body, "6 tháng đầu năm 2025")


BEHIND = [
    "II. Các giải pháp đã thực hiện",
    "II. Kết quả thực hiện các giải pháp",
    "II. Kết quả thực hiện nhiệm vụ trọng tâm năm 2025",
    "II. Công tác trọng tâm đã hoàn thành",
    "II. Giải quyết khiếu nại, kiến nghị",
    "II. Tình hình giải quyết kiến nghị của cử tri",
    "II. Định hướng nghề nghiệp cho phụ nữ",
    "II. TỒN TẠI, HẠN CHẾ",
    "2. Công tác cán bộ",
]


@pytest.mark.parametrize("title", BEHIND)
def test_sections_about_what_was_done_have_results(title: str) -> None:
    """The same words in a title of what was done change nothing."""
    body = f"- Nữ cấp ủy: 6/27.\n{title}\n- Nữ đại biểu HĐND: 10/25."
    assert {"Nữ cấp ủy": "6/27", "Nữ đại biểu HĐND": "10/25"} == results(body)


CHANGES = {
    "Nữ cấp ủy tăng từ 5/27 (năm 2024) lên 6/27 (năm 2025).": "5/27",
    "Nữ cấp ủy: từ 5/27 lên 6/27 đồng chí.": "5/27",
    "Nữ cấp ủy giảm từ 7/27 xuống còn 6/27 đồng chí.": "7/27",
    "Nữ cấp ủy tăng từ 5/27 (18,5%) lên 6/27 (22,2%).": "5/27",
    "Đầu năm nữ cấp ủy 5/27, cuối năm 6/27 đồng chí.": "5/27",
    "Năm 2024 nữ cấp ủy 5/27, năm 2025 đạt 6/27.": "5/27",
    "Nữ cấp ủy năm 2024 là 5/27, năm 2025 là 6/27.": "5/27",
    "Nữ cấp ủy: năm 2024 có 5/27 đồng chí; năm 2025 có 6/27 đồng chí.": "5/27",
    "Nữ cấp ủy 5/27, đến nay 6/27.": "5/27",
    "Nữ cấp ủy nhiệm kỳ 2020-2025 là 5/27, nhiệm kỳ 2025-2030 là 6/27.": "5/27",
    "Nữ cấp ủy nhiệm kỳ trước 5/27, nhiệm kỳ này 6/27.": "5/27",
    "Trước đại hội nữ cấp ủy 5/27, nay là 6/27.": "5/27",
    "Nghị quyết đề ra nữ cấp ủy 8/27, thực hiện 6/27.": "8/27",
    "Kế hoạch nữ cấp ủy 8/27, thực hiện 6/27.": "8/27",
    "Tỉnh giao nữ cấp ủy 8/27, xã đạt 6/27.": "8/27",
    "Cấp trên giao nữ cấp ủy 8/27; kết quả thực hiện 6/27.": "8/27",
    "Nữ cấp ủy đạt 6/27, còn thiếu 2/27 so với yêu cầu.": "2/27",
    "Nữ cấp ủy 6/27, tăng 1/27 đồng chí.": "1/27",
    "Nữ cấp ủy 6/27 (năm 2024: 5/27).": "5/27",
    "Nữ cấp ủy đạt 6/27, tăng so với nhiệm kỳ trước (5/27).": "5/27",
    "Nữ cấp ủy hiện có 6/27; phấn đấu 8/27.": "8/27",
}


@pytest.mark.parametrize("sentence", CHANGES)
def test_the_result_is_the_figure_of_the_unit_in_the_period(sentence: str) -> None:
    """Where it began, what was set and what is missing is told; the name is that of both."""
    assert {"Nữ cấp ủy": "6/27"} == results(f"- {sentence}")
    assert {CHANGES[sentence]} == told(f"- {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Đề nghị bố trí nữ cấp ủy 12/25.",
        "Xã đề nghị tỉnh bố trí nữ cấp ủy 12/25 đồng chí.",
        "Kiến nghị cơ cấu nữ cấp ủy 12/25.",
        "Cần bố trí nữ cấp ủy 12/25.",
        "Đầu nhiệm kỳ nữ cấp ủy 12/25.",
    ],
)
def test_what_is_asked_for_is_no_result(sentence: str) -> None:
    """It is told, wherever it stands."""
    assert {} == results(f"- {sentence}")
    assert {"12/25"} == told(f"- {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo đề nghị của Hội LHPN, kiện toàn, nữ cấp ủy đạt 6/27.",
        "Hoàn thành nhiệm vụ cấp trên giao, nữ cấp ủy 6/27.",
        "Thực hiện nghị quyết đại hội đề ra, nữ cấp ủy đạt 6/27.",
        "Đại hội năm 2024 bầu 27 đồng chí, nữ cấp ủy 6/27.",
        "Tính đến nay có 6/27 nữ cấp ủy.",
        "Từ khi kiện toàn, nữ cấp ủy 6/27.",
    ],
)
def test_other_mentions_of_what_was_set_leave_a_result_alone(sentence: str) -> None:
    """A comma parts what was set or asked for from what was reached."""
    assert ["6/27"] == list(results(f"- {sentence}").values())


WITHIN = {
    "Trong 6/27 nữ cấp ủy có 2/6 đồng chí dân tộc thiểu số.": "2/6",
    "Nữ cấp ủy 6/27 đồng chí, trong đó 2/6 đồng chí có trình độ thạc sĩ.": "2/6",
    "Nữ cấp ủy: 6/27; trẻ tuổi 3/27.": "3/27",
    "Nữ cấp ủy 6/27, trong đó dưới 40 tuổi 3/27.": "3/27",
    "Nữ cấp ủy 6/27, dân tộc thiểu số 4/27 đồng chí.": "4/27",
    "Nữ cấp ủy 6/27 đồng chí, có 4/27 đồng chí người dân tộc thiểu số.": "4/27",
}


@pytest.mark.parametrize("sentence", WITHIN)
def test_shares_among_women_are_no_shares_of_women(sentence: str) -> None:
    """The share of women keeps its name, and the other is told."""
    assert {"Nữ cấp ủy": "6/27"} == results(f"- {sentence}")
    assert {WITHIN[sentence]} == told(f"- {sentence}")


SEVERAL = {
    "Nữ cấp ủy: 6/27; nữ UBND: 1/3.": {"Nữ cấp ủy": "6/27", "Nữ UBND": "1/3"},
    "Nữ UBND: 1/3.": {"Nữ UBND": "1/3"},
    "Nữ cấp ủy 6/27, nữ UBND 2/6.": {"Nữ cấp ủy": "6/27", "Nữ UBND": "2/6"},
    "Nữ cấp ủy: 6/27; nữ lãnh đạo: 2/3; nữ trưởng thôn: 2/9.": {
        "Nữ cấp ủy": "6/27",
        "Nữ lãnh đạo": "2/3",
        "Nữ trưởng thôn": "2/9",
    },
    "Nữ Ủy ban nhân dân xã đạt 1/2 đồng chí.": {"Nữ Ủy ban nhân dân xã": "1/2"},
    "Cán bộ nữ: cấp tỉnh 5/20; cấp xã 6/24.": {"Cấp tỉnh": "5/20", "Cấp xã": "6/24"},
    "Mít tinh kỷ niệm ngày Quốc tế Phụ nữ 8/3 và 20/10.": {},
    "Cán bộ nữ giao lưu dịp 2/9.": {},
}


@pytest.mark.parametrize("sentence", SEVERAL)
def test_small_counts_behind_women_in_a_body_are_results(sentence: str) -> None:
    """A third could be the first of March, but not behind "nữ UBND:"."""
    assert SEVERAL[sentence] == results(f"- {sentence}")


def test_a_share_that_is_not_taken_is_told() -> None:
    """Also one that could be a day."""
    assert {"2/9"} == told("- Nữ cấp ủy xã: 6/27; Ban Thường vụ: 2/9 đồng chí.") - {"6/27"}


NUMBERS = {
    "Tổng số cán bộ là 42 người, trong đó nữ 19 người, chiếm 45,2%.": ("Nữ cán bộ", "19/42"),
    "Tổng số đảng viên là 320 đồng chí, trong đó nữ 128 đồng chí.": ("Nữ đảng viên", "128/320"),
    "Có 42 cán bộ, trong đó có 19 nữ.": ("Nữ cán bộ", "19/42"),
    "Xã có 42 cán bộ, công chức, trong đó nữ 19 đồng chí.": ("Nữ cán bộ, công chức", "19/42"),
    "Cấp ủy xã có 27 đồng chí, trong đó nữ 6 đồng chí (22,2%).": ("Nữ cấp ủy xã", "6/27"),
    "Tổng số đại biểu HĐND xã: 25 đại biểu, trong đó nữ: 8 đại biểu.": (
        "Nữ đại biểu HĐND xã",
        "8/25",
    ),
    "Ban Chấp hành Đảng bộ gồm 27 đồng chí, trong đó có 6 đồng chí nữ.": (
        "Nữ Ban Chấp hành Đảng bộ",
        "6/27",
    ),
    "Toàn xã có 12 trưởng thôn, trong đó nữ 3 người.": ("Nữ trưởng thôn", "3/12"),
    "Tổng số viên chức có 120 người, trong đó: nữ 80 người (66,7%).": ("Nữ viên chức", "80/120"),
    "Tổng số lao động là 500 người, trong đó có 240 nữ.": ("Nữ lao động", "240/500"),
    "Tổng số công chức: 14 người (trong đó nữ 7 người).": ("Nữ công chức", "7/14"),
}


@pytest.mark.parametrize("sentence", NUMBERS)
def test_people_of_a_body_and_the_women_among_them_are_a_result(sentence: str) -> None:
    """Its name is inferred, and a share that stands behind them is kept."""
    name, counts = NUMBERS[sentence]
    found = draft(f"- {sentence}")

    assert {name: counts} == results(f"- {sentence}")
    assert ("%" in sentence) == (found.paper.results[0].stated is not None)
    assert "name of a result is inferred" in str(found.issues)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng số đại biểu dự hội nghị là 120 người, trong đó nữ 80 người.",
        "Tổ chức 3 lớp tập huấn cho 120 cán bộ, trong đó nữ 80 người.",
        "Mô hình thu hút 120 hội viên, trong đó nữ 80 người.",
        "Cán bộ xã đã tư vấn 120 người, trong đó nữ 80 người.",
        "Năm 2024 có 120 cán bộ, trong đó nữ 80 người.",
        "Chỉ tiêu là 120 cán bộ, trong đó nữ 80 người.",
    ],
)
def test_people_who_came_or_of_other_times_are_no_result(sentence: str) -> None:
    """Their numbers are told."""
    assert {} == results(f"- {sentence}")
    assert {"120", "80"} <= told(f"- {sentence}")


LISTS = {
    "Cán bộ, công chức nữ: 21/52 người, chiếm 40,4%.": "Cán bộ, công chức nữ",
    "Trưởng, phó các phòng, ban là nữ: 4/9 đồng chí.": "Trưởng, phó các phòng, ban là nữ",
    "Có 04/09 trưởng, phó phòng là nữ, chiếm 44,4%.": "Trưởng, phó phòng là nữ",
    "Bí thư, phó bí thư chi bộ là nữ: 6/24, đạt 25%.": "Bí thư, phó bí thư chi bộ là nữ",
    "Nữ giám đốc doanh nghiệp, hợp tác xã: 12/47 người.": "Nữ giám đốc doanh nghiệp, hợp tác xã",
    "Nữ Chủ tịch, Phó Chủ tịch UBND xã: 1/4 đồng chí (25%).": "Nữ Chủ tịch, Phó Chủ tịch UBND xã",
    "Tỷ lệ nữ lãnh đạo, quản lý từ cấp phòng trở lên: 5/13 đồng chí.": (
        "Tỷ lệ nữ lãnh đạo, quản lý từ cấp phòng trở lên"
    ),
    "Nữ Bí thư, nữ Phó Bí thư Đảng ủy: 1/3 đồng chí.": "Nữ Bí thư, nữ Phó Bí thư Đảng ủy",
    "Số nữ được đào tạo, bồi dưỡng là 12/30 người.": "Số nữ được đào tạo, bồi dưỡng",
    "Đến nay, nữ cấp ủy xã đạt 5/15.": "Nữ cấp ủy xã",
    "Năm 2025, tỷ lệ nữ tham gia cấp ủy là 5/15.": "Tỷ lệ nữ tham gia cấp ủy",
    "Toàn xã có 20 chi bộ, số bí thư chi bộ là nữ: 4/20.": "Số bí thư chi bộ là nữ",
    "Công tác cán bộ nữ được quan tâm, nữ cấp ủy viên đạt 5/15.": "Nữ cấp ủy viên",
    "Nữ cấp ủy xã có 8 đồng chí/33 đồng chí, chiếm 24,2%.": "Nữ cấp ủy xã",
}


@pytest.mark.parametrize("sentence", LISTS)
def test_a_name_has_all_nouns_of_its_list(sentence: str) -> None:
    """A comma ends a clause with a time or a verb, not a list; women are never cut off."""
    assert [LISTS[sentence]] == list(results(f"- {sentence}"))


BENEFITS = {
    "Số phụ nữ mang thai được khám: 120/120 người, đạt 100%.": False,
    "Phụ nữ nghèo được hỗ trợ vay vốn: 20/35, đạt 57,1%.": False,
    "Nữ công nhân được khám phụ khoa: 50/60 người.": False,
    "Phụ nữ tham gia cấp ủy: 5/15 đồng chí.": True,
    "Nữ được bầu vào HĐND: 10/30 đại biểu.": True,
    "Lao động được hỗ trợ: 15/40 người là nữ.": True,
}


@pytest.mark.parametrize("sentence", BENEFITS)
def test_women_among_women_are_no_share_of_women(sentence: str) -> None:
    """Of women who got something both numbers are women."""
    assert BENEFITS[sentence] == bool(results(f"- {sentence}"))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("II. KIẾN NGHỊ\nKhông.", ()),
        ("II. KIẾN NGHỊ: Không.", ()),
        ("II. ĐỀ XUẤT, KIẾN NGHỊ\n- Không có kiến nghị gì.", ()),
        ("II. KIẾN NGHỊ\n- Không có ý kiến, đề xuất.", ()),
        ("II. KIẾN NGHỊ\n- Không cắt kinh phí.", ("Không cắt kinh phí",)),
        ("II. KIẾN NGHỊ\n- Bố trí kinh phí.", ("Bố trí kinh phí",)),
    ],
)
def test_nothing_is_no_proposal(lines: str, said: tuple[str, ...]) -> None:
    """A section that says "Không" proposes nothing."""
    assert said == draft(f"- Nữ cấp ủy: 6/27.\n{lines}").paper.proposals
