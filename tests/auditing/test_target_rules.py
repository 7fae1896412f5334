"""The national targets of the strategy are known when a text quotes them, and only then."""

import pytest

from genderplan.auditing import audit
from genderplan.catalogs.packaged import strategy

PLAN = "Chiến lược quốc gia về bình đẳng giới đặt mục tiêu"


def rows(table: str) -> list[list[str]]:
    """The rows of a table, the cells parted by strokes."""
    return [row.split(" | ") for row in table.strip().splitlines()]


# measure, what is wrong, the quotation
MISQUOTED = rows("""
1.1 | 65% | đến năm 2025 đạt 65% các cơ quan nhà nước, chính quyền có lãnh đạo chủ chốt là nữ
1.1 | 70% | tỷ lệ chính quyền địa phương các cấp có nữ lãnh đạo chủ chốt đạt 70% vào năm 2030
1.1 | 60% | 60% Ủy ban nhân dân các cấp có nữ là lãnh đạo chủ chốt vào năm 2030
2.1 | 55% | tăng tỷ lệ lao động nữ làm công hưởng lương lên 55% năm 2025, khoảng 60% vào năm 2030
2.1 | 65% | đến năm 2025 đạt 50%, đến năm 2030 đạt 65% lao động nữ làm công ăn lương
2.1 | 60%+50% | đến năm 2025 lao động nữ làm công hưởng lương đạt 60%, đến năm 2030 đạt 50%
2.2 | 35% | giảm tỷ trọng lao động nữ trong khu vực nông nghiệp xuống dưới 35% vào năm 2025
2.2 | 20% | đến năm 2030 còn dưới 20% lao động là nữ làm việc trong nông nghiệp
2.3 | 25% | tỷ lệ nữ giám đốc, chủ doanh nghiệp, hợp tác xã đạt ít nhất 25% vào năm 2025
2.3 | 35% | vào năm 2030 có ít nhất 35% doanh nghiệp, hợp tác xã do nữ làm chủ
3.1 | 1,5 lần | giảm số giờ làm việc nhà không được trả công của phụ nữ còn 1,5 lần vào năm 2025
3.1 | 1.7 lần | thời gian phụ nữ làm nội trợ và chăm sóc gia đình gấp 1.7 lần nam giới vào năm 2030
3.1 | 1,2 lần | đến năm 2030, thời gian phụ nữ làm việc gia đình chỉ còn 1,2 lần so với nam
3.2a | 85% | đến năm 2025 có 85% người bị bạo lực gia đình được tiếp cận ít nhất một dịch vụ hỗ trợ
3.2a | 100% | nạn nhân của bạo lực trên cơ sở giới được hỗ trợ đạt 80% năm 2025 và 100% năm 2030
3.2b | 60% | đến năm 2025 có 60% số người gây bạo lực được tư vấn, tham vấn
3.2b | 80% | người có hành vi bạo lực được tham vấn đạt 50% vào năm 2025 và 80% vào năm 2030
3.3 | 95% | từ năm 2025 trở đi 95% nạn nhân bị mua bán trở về được hỗ trợ
3.3 | 90% | nạn nhân của mua bán người được hưởng dịch vụ hỗ trợ đạt 90% vào năm 2030
3.4 | 80% | có 80% cơ sở trợ giúp xã hội công lập phòng ngừa bạo lực trên cơ sở giới vào năm 2025
3.4 | 90% | các cơ sở bảo trợ xã hội tham gia ứng phó với bạo lực đạt 90% vào năm 2030
4.1 | 112 bé trai/100 | tỷ số giới tính khi sinh ở mức 112 bé trai/100 bé gái vào năm 2025
4.1 | 108 | đưa tỷ số giới tính khi sinh về 111 vào năm 2025 và 108 vào năm 2030
4.1 | 110 trẻ trai trên 100 | năm 2030 tỉ số giới tính khi sinh còn 110 trẻ trai trên 100 trẻ gái
4.1 | 113,5 | vào năm 2025 số bé trai/100 bé gái sinh ra sống (tỷ số giới tính khi sinh) là 113,5
4.2 | 45/100.000 | tử vong mẹ còn 45/100.000 trẻ đẻ sống vào năm 2025
4.2 | 40 | giảm tử vong bà mẹ trên 100.000 trẻ đẻ sống xuống 42 vào năm 2025 và dưới 40 vào năm 2030
4.2 | 52 ca trên 100.000 | tỷ số tử vong của bà mẹ ở mức 52 ca trên 100.000 ca sinh vào năm 2025
4.3 | 19 ca/1.000 | tỷ suất sinh ở vị thành niên giảm từ 23 xuống 19 ca/1.000 phụ nữ vào năm 2025
4.3 | 15‰ | mức sinh của nữ vị thành niên còn 18‰ năm 2025 và dưới 15‰ năm 2030
4.4 | 50% | đến năm 2025 có 50% tỉnh, thành phố có cơ sở y tế thí điểm dịch vụ cho người chuyển giới
4.4 | 40% | 40% các tỉnh có cơ sở y tế chăm sóc sức khỏe người đồng tính vào năm 2030
5.2a | 95% | trẻ em trai và gái dân tộc thiểu số hoàn thành tiểu học đạt trên 95% vào năm 2025
5.2a | 97% | 97% trẻ em người dân tộc thiểu số hoàn thành giáo dục tiểu học vào năm 2030
5.2b | 80% | trẻ em dân tộc thiểu số hoàn thành cấp trung học cơ sở đạt khoảng 80% vào năm 2025
5.2b | 95% | trẻ em DTTS hoàn thành THCS là 85% vào năm 2025, 95% vào năm 2030
5.3 | 35% | nữ học viên, học sinh được tuyển mới của giáo dục nghề nghiệp đạt trên 35% vào năm 2025
5.3 | 50% | đến năm 2030 có 50% nữ sinh viên tuyển mới thuộc hệ thống giáo dục nghề nghiệp
5.4a | 45% | tỷ lệ nữ là thạc sĩ không dưới 45% từ năm 2025
5.4a | 60% | tỷ lệ nữ thạc sỹ trong tổng số người có trình độ thạc sỹ đạt 60% vào năm 2030
5.4b | 25% | tỷ lệ nữ tiến sĩ đạt 25% vào năm 2025 và 35% vào năm 2030
5.4b | 40% | đến năm 2030, 40% người có trình độ tiến sỹ là nữ
6.1 | 70% | 70% dân số được tiếp cận kiến thức cơ bản về bình đẳng giới vào năm 2025
6.1 | 90% | người dân được tiếp cận kiến thức về bình đẳng giới đạt 90% vào năm 2030
6.2 | 90% | từ năm 2025, 90% tổ chức Đảng, chính quyền các cấp cam kết thực hiện bình đẳng giới
6.2 | 95% | đến năm 2030 có 95% cấp ủy được phổ biến thông tin về bình đẳng giới
6.3 | 80% | từ năm 2025, 80% xã, phường, thị trấn mỗi quý có ít nhất 04 tin, bài về bình đẳng giới
6.3 | 90% | bốn tin, bài mỗi quý về bình đẳng giới ở 90% số xã vào năm 2025
6.4 | 80% | đến năm 2025 có 80% đài phát thanh có chuyên mục về bình đẳng giới
6.4 | 90% | đài truyền hình trung ương, địa phương có chuyên đề bình đẳng giới đạt 90% vào năm 2030
""")

# measure, a quotation that is right, or of something else
QUOTED = rows("""
1.1 | đạt 60% vào năm 2025 và 75% vào năm 2030 các cơ quan, chính quyền có lãnh đạo chủ chốt là nữ
1.1 | tỷ lệ nữ lãnh đạo chủ chốt trong số đại biểu đạt 30% vào năm 2025
2.1 | tăng tỷ lệ lao động nữ làm công hưởng lương lên 50% vào năm 2025 và khoảng 60% vào năm 2030
2.1 | tăng tỷ lệ lao động nữ làm công hưởng lương từ 45% lên 50% vào năm 2025
2.1 | từ 50% trở lên lao động nữ làm công hưởng lương vào năm 2025
2.1 | đến năm 2025 và 2030 lần lượt đạt 50% và 60% lao động nữ làm công hưởng lương
2.1 | lao động nữ làm công hưởng lương đạt 50% vào năm 2025, nữ cấp ủy đạt 25% vào năm 2025
2.1 | lao động nữ làm công hưởng lương đạt 50% năm 2025, nữ đại biểu Quốc hội đạt 35% năm 2030
2.1 | hỗ trợ lao động nữ làm công hưởng lương, 35% nữ đại biểu Quốc hội vào năm 2025
2.2 | tỷ trọng lao động nữ trong nông nghiệp dưới 30% vào năm 2025, dưới 25% vào năm 2030
2.2 | lao động nữ trong khu vực phi nông nghiệp đạt 70% vào năm 2025
2.3 | tỷ lệ nữ giám đốc, chủ doanh nghiệp, hợp tác xã ít nhất 27% vào năm 2025 và 30% vào năm 2030
2.3 | tỷ lệ nữ chủ tịch Ủy ban nhân dân đạt 15% vào năm 2025
3.1 | số giờ phụ nữ làm việc nhà không được trả công còn 1,7 lần năm 2025 và 1,4 lần năm 2030
3.1 | số vụ bạo lực giảm 2 lần vào năm 2025
3.2a | đạt 80% vào năm 2025 và 90% vào năm 2030 người bị bạo lực gia đình được tiếp cận dịch vụ
3.2a | giảm 20% số người bị bạo lực cần hỗ trợ vào năm 2025
3.2b | 50% vào năm 2025, 70% vào năm 2030 số người gây bạo lực được tư vấn
3.3 | từ năm 2025 trở đi 100% nạn nhân bị mua bán trở về được hỗ trợ
3.3 | 100% nạn nhân bị mua bán trở về được hỗ trợ vào năm 2030
3.4 | 70% cơ sở trợ giúp xã hội ứng phó với bạo lực trên cơ sở giới vào năm 2025, 100% vào năm 2030
4.1 | tỷ số giới tính khi sinh ở mức 111 bé trai/100 bé gái vào năm 2025 và 109 vào năm 2030
4.1 | số bé trai/100 bé gái khi tính tỷ số giới tính khi sinh vào năm 2025 là 111
4.1 | tỷ số giới tính khi sinh trở về mức 103 - 107 sau năm 2030
4.1 | giảm tỷ số giới tính khi sinh từ 112 xuống 111 vào năm 2025
4.1 | tỷ số giới tính khi sinh là 111 bé trai/100 bé gái sinh ra sống vào năm 2025
4.2 | tử vong mẹ còn 42/100.000 trẻ đẻ sống vào năm 2025 và dưới 42/100.000 vào năm 2030
4.2 | giảm tử vong mẹ trong 28 ngày sau sinh vào năm 2025
4.3 | tỷ suất sinh ở vị thành niên từ 23 ca/1.000 phụ nữ xuống 18 ca/1.000 phụ nữ vào năm 2025
4.4 | 40% tỉnh, thành phố vào năm 2025 và 70% vào năm 2030 có cơ sở y tế cho người đồng tính
5.2a | trẻ em dân tộc thiểu số hoàn thành tiểu học đạt trên 90% vào năm 2025 và 99% vào năm 2030
5.2a | 97% trẻ em hoàn thành chương trình tiểu học vào năm 2025
5.2b | trẻ em dân tộc thiểu số hoàn thành trung học cơ sở đạt 85% vào năm 2025 và 90% vào năm 2030
5.2b | trẻ em dân tộc thiểu số hoàn thành tiểu học và trung học cơ sở đạt 88% vào năm 2025
5.3 | nữ học viên tuyển mới trong giáo dục nghề nghiệp trên 30% vào năm 2025 và 40% vào năm 2030
5.4a | tỷ lệ nữ là thạc sĩ không dưới 50% từ năm 2025 trở đi
5.4b | tỷ lệ nữ tiến sĩ đạt 30% vào năm 2025 và 35% vào năm 2030
5.4b | tỷ lệ nữ thạc sĩ, tiến sĩ đạt 45% vào năm 2025
6.1 | 60% dân số tiếp cận kiến thức cơ bản về bình đẳng giới vào năm 2025 và 80% vào năm 2030
6.2 | 100% tổ chức Đảng, chính quyền cam kết thực hiện bình đẳng giới từ năm 2025
6.2 | 80% tổ chức Đảng, chính quyền cam kết thực hiện bình đẳng giới vào năm 2023
6.3 | 100% xã, phường, thị trấn mỗi quý có ít nhất 04 tin, bài về bình đẳng giới từ năm 2025
6.4 | 100% đài phát thanh, truyền hình có chuyên mục về bình đẳng giới vào năm 2025
""")


def wrong(text: str) -> list[str]:
    """The figures of *text* that are said not to be the national targets."""
    found = audit(text).with_code("GP651")
    return [text[slice(*issue.span)] for issue in found if issue.span]


@pytest.mark.parametrize(("measure", "figures", "quotation"), MISQUOTED)
def test_a_wrong_figure_is_found(measure: str, figures: str, quotation: str) -> None:
    """The figure is marked, and the finding names the measure."""
    text = f"{PLAN} {quotation}."

    assert figures.split("+") == wrong(text)
    assert all(f"target {measure} is" in issue.message for issue in audit(text).with_code("GP651"))


@pytest.mark.parametrize(("measure", "quotation"), QUOTED)
def test_a_right_figure_is_left(measure: str, quotation: str) -> None:
    """Nothing is said of a right figure, of another thing, or of a doubtful sentence."""
    assert [] == wrong(f"{PLAN} {quotation}."), measure


def test_each_measure_with_a_figure_has_specimens() -> None:
    """All measures but the one without a figure occur among the wrong and among the right."""
    measures = {
        each.id.partition(".")[2] for each in strategy("nq28").measures if each.id != "nq28.5.1"
    }

    assert measures == {measure for measure, *_ in MISQUOTED}
    assert measures == {measure for measure, *_ in QUOTED}


# The strategy is named in full, for the list tells of what other programmes have targets for too.
LIST = """Chiến lược quốc gia về bình đẳng giới có 20 chỉ tiêu.

{heading}
- Chỉ tiêu 1: Lao động nữ làm công hưởng lương đạt 60% vào năm 2025.
- Chỉ tiêu 2: Tỷ lệ nữ tiến sĩ đạt 30% vào năm 2025. Tử vong mẹ còn 50/100.000 vào năm 2025.
{after}
- Lao động nữ làm công hưởng lương đạt 70% vào năm 2025.
"""
NATIONAL = [
    "Chiến lược quốc gia về bình đẳng giới đề ra các chỉ tiêu sau:",
    "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ xác định 20 chỉ tiêu, cụ thể như sau:\n",
    "1. Chỉ tiêu của Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030",
    "I. MỤC TIÊU QUỐC GIA",
    "a) Mục tiêu quốc gia về bình đẳng giới đến năm 2025:",
    "06 mục tiêu được đề ra trong Chiến lược như sau:\n",
]
LOCAL = [
    "Mục tiêu của Chiến lược quốc gia trên địa bàn tỉnh:",
    "Thực hiện Chiến lược quốc gia về bình đẳng giới, Ủy ban nhân dân xã đề ra các chỉ tiêu sau:",
    "Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021, kế hoạch có các chỉ tiêu:",
    "Kết quả các chỉ tiêu của Chiến lược quốc gia về bình đẳng giới:",
    "1. Chỉ tiêu cụ thể hóa Chiến lược quốc gia",
    "Theo Chiến lược quốc gia về bình đẳng giới, tỉnh Thanh Hóa đặt ra các chỉ tiêu:",
    "Chương trình mục tiêu quốc gia xây dựng nông thôn mới có các chỉ tiêu:",
    "Chiến lược quốc gia về phát triển gia đình có các chỉ tiêu:",
    "Chiến lược quốc gia về bình đẳng giới có 20 chỉ tiêu.",
]


@pytest.mark.parametrize("heading", NATIONAL)
@pytest.mark.parametrize(
    "after", ["Chỉ tiêu của tỉnh:", "II. MỤC TIÊU CỤ THỂ", "Xã phấn đấu như sau:", "Kết quả:"]
)
def test_a_list_under_the_nations_targets_is_judged_to_its_end(heading: str, after: str) -> None:
    """The list that is announced belongs to the nation's targets; what follows it does not."""
    assert ["60%", "50/100.000"] == wrong(LIST.format(heading=heading, after=after))


@pytest.mark.parametrize("heading", LOCAL)
def test_a_list_of_other_targets_is_not_judged(heading: str) -> None:
    """Targets of a place, of a plan or of another programme are not the nation's."""
    assert [] == wrong(LIST.format(heading=heading, after="- Nội dung khác"))


def test_a_year_in_the_heading_holds_for_the_list() -> None:
    """Figures without a year take the one of the heading above them."""
    text = (
        "Mục tiêu quốc gia về bình đẳng giới đến năm 2025:\n"
        "+ 55% lao động nữ làm công hưởng lương;\n+ 30% người có trình độ tiến sĩ là nữ;\n"
    )

    assert ["55%"] == wrong(text)


def test_numbered_objectives_have_their_targets_below_them() -> None:
    """The lines of the strategy itself, with a number, a heading and a mark for each target."""
    text = (
        "Chiến lược quốc gia về bình đẳng giới có các mục tiêu sau:\n\n"
        "1. Mục tiêu 1: Về chính trị\n\nChỉ tiêu: 65% chính quyền có lãnh đạo chủ chốt là nữ vào "
        "năm 2025.\n\n2. Mục tiêu 2: Về kinh tế\n\n-Chỉ tiêu 1: Đến năm 2030 có 45% lao động nữ "
        "làm công hưởng lương, trong đó có 20% ở khu công nghiệp.\n\nXã có 70% lao động nữ làm "
        "công hưởng lương vào năm 2025."
    )

    assert ["65%", "45%"] == wrong(text)


def test_targets_in_one_paragraph_are_parted_by_semicolons() -> None:
    """What a colon announces goes on after a semicolon, and ends where a place is spoken of."""
    text = (
        "Nghị quyết số 28/NQ-CP đặt ra các chỉ tiêu: (1) lao động nữ làm công hưởng lương đạt 50% "
        "vào năm 2025; (2) nữ tiến sĩ đạt 33% vào năm 2025; (3) tại tỉnh, nữ thạc sĩ đạt 60% vào "
        "năm 2025; (4) nữ tiến sĩ đạt 39% vào năm 2030."
    )

    assert ["33%"] == wrong(text)


WAGE = "lao động nữ làm công hưởng lương"
SENTENCES = [
    (f"Theo Nghị quyết số 28/NQ-CP, đến năm 2025 có 55% {WAGE}.", ["55%"]),
    (f"Đến năm 2025, theo Chiến lược quốc gia, {WAGE} phải đạt 55%.", ["55%"]),
    (f"Về {WAGE}, Chiến lược quốc gia đặt mục tiêu 55% vào năm 2025.", ["55%"]),
    (f"Có 55% {WAGE} vào năm 2025 là một trong các mục tiêu của Chiến lược quốc gia.", ["55%"]),
    (f"{WAGE} năm 2023 đạt 48%, thấp hơn mục tiêu quốc gia là 55% vào năm 2025.", ["55%"]),
    (f"Chiến lược quốc gia bình đẳng giới. Chiến lược đề ra 55% {WAGE} vào năm 2025.", ["55%"]),
    (f"Chiến lược đề ra 55% {WAGE} vào năm 2025.", []),
    (f"Thực hiện Chiến lược quốc gia, phấn đấu đến năm 2025 có 55% {WAGE}.", []),
    (f"Theo Chiến lược quốc gia, xã phấn đấu đến năm 2025 có 55% {WAGE}.", []),
    (f"Chiến lược quốc gia đề ra 50% vào năm 2025, tỉnh đặt 55% {WAGE} vào năm 2025.", []),
    (f"Mục tiêu quốc gia đến năm 2025 là 50%, đến nay {WAGE} mới đạt 48% năm 2025.", []),
    (f"{WAGE} đạt 53% năm 2025, vượt mục tiêu quốc gia.", []),
    (f"So với mục tiêu quốc gia, {WAGE} đạt 53% vào năm 2025.", []),
    (f"{WAGE} của tỉnh đạt 53% năm 2025, cao hơn chỉ tiêu quốc gia 50% vào năm 2025.", []),
    (f"Chương trình mục tiêu quốc gia đề ra 55% {WAGE} vào năm 2025.", []),
    (f"Nghị quyết số 28/NQ-HĐND đề ra 55% {WAGE} vào năm 2025.", []),
    (f"Chiến lược quốc gia đặt mục tiêu 55% {WAGE} vào năm 2023.", []),
    ("Mục tiêu quốc gia đến năm 2030 là giảm tử vong mẹ xuống dưới 45/100.000.", []),
    ("Mục tiêu quốc gia về bình đẳng giới đến năm 2030 là tử vong mẹ 45/100.000.", []),
    (
        f"{PLAN} cho 2030. Mục tiêu quốc gia đến năm 2030 là giảm tử vong mẹ xuống 45/100.000.",
        ["45/100.000"],
    ),
    (f"Chiến lược quốc gia đặt mục tiêu có 55% {WAGE}.", []),
]


@pytest.mark.parametrize(("text", "figures"), SENTENCES)
def test_only_the_nations_target_is_judged(text: str, figures: list[str]) -> None:
    """A result, a local target and a target of another programme are left alone."""
    assert figures == wrong(text)


def test_what_is_only_recalled_makes_a_note() -> None:
    """The figures of 5.3 were not confirmed, those of 2.1 were."""
    recalled = audit(f"{PLAN} 35% nữ học viên tuyển mới vào giáo dục nghề nghiệp vào năm 2025.")
    verified = audit(f"{PLAN} 55% {WAGE} vào năm 2025.")

    assert ["note"] == [each.severity.value for each in recalled.with_code("GP651")]
    assert ["warning"] == [each.severity.value for each in verified.with_code("GP651")]


@pytest.mark.parametrize(
    "part",
    [
        "Chiến lược quốc gia ",
        "Chiến lược quốc gia đặt ra các chỉ tiêu: ",
        "- 60% lao động nữ làm công hưởng lương vào năm 2025;\n",
        "tỷ số giới tính khi sinh 111/100 năm 2025, ",
        "người bị bạo lực cơ quan chính quyền xã ",
        "là mục tiêu là mục tiêu ",
        "\n1. Mục tiêu quốc gia\n",
        "từ " * 3,
        "\n \n\t",
    ],
)
def test_the_time_grows_with_the_text(part: str) -> None:
    """A long text that repeats what the rule looks for is read through, whatever it repeats."""
    text = f"{PLAN}: " + part * (60_000 // len(part))

    assert isinstance(wrong(text), list)


OWN_PLAN = (
    "UBND XÃ A\nSố: 12/KH-UBND\nHoằng Hóa, ngày 10 tháng 3 năm 2022\nKẾ HOẠCH\n"
    "Thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030\nII. MỤC TIÊU\n"
)


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("- Phấn đấu đến năm 2025 tỷ lệ lao động nữ làm công hưởng lương đạt 45%.", ["45%"]),
        ("- Đến năm 2030 có 55% lao động nữ làm công hưởng lương.", ["55%"]),
        ("- Giảm lao động nữ trong khu vực nông nghiệp xuống 35% vào năm 2025.", ["35%"]),
        (
            "- Tỷ số giới tính khi sinh dưới 113 bé trai/100 bé gái vào năm 2025",
            ["113 bé trai/100"],
        ),
        ("- Đến năm 2025 đạt 50% UBND xã có lãnh đạo chủ chốt là nữ", ["50%"]),
        ("- Phấn đấu đến năm 2025 tỷ lệ lao động nữ làm công hưởng lương đạt 55%.", []),
        ("- Đến năm 2025 có 50% lao động nữ làm công hưởng lương.", []),
        ("- Giảm lao động nữ trong khu vực nông nghiệp xuống 25% vào năm 2025.", []),
        ("- Đến năm 2023 có 45% lao động nữ làm công hưởng lương.", []),
        ("- Kết quả đến năm 2025 có 45% lao động nữ làm công hưởng lương.", []),
        ("- Tỷ lệ lao động nữ làm công hưởng lương hiện đạt 45% vào năm 2025.", []),
    ],
)
def test_a_local_target_that_asks_for_less_is_told(line: str, marked: list[str]) -> None:
    """In a plan's own list a figure weaker than the nation's is a note, in others nothing is."""
    text = OWN_PLAN + line
    found = audit(text).with_code("GP421")

    assert marked == [text[slice(*issue.spans[0])] for issue in found]
    assert () == audit(text.replace("KẾ HOẠCH\n", "")).with_code("GP421").codes
