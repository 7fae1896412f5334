"""What the audit says of five real papers, each finding judged by hand.

The papers lie beside the project and are not part of it; without them these tests are skipped.
"""

import datetime as dt
from pathlib import Path

import pytest

from genderplan.auditing import audit, extract
from genderplan.documents import DocumentReference
from genderplan.errors import NotFoundError
from genderplan.extraction import MentionKind, Sex
from genderplan.quantities import Bound, Count, Money, Points

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real papers are not here")

PAPERS = {
    "bac-kan-2019": ("2020-02-19", "tỉnh Bắc Kạn"),
    "bach-dang-report-2023": ("2023-12-20", "phường Bạch Đằng, quận Hai Bà Trưng"),
    "hoang-kim-plan-2024": ("2024-02-23", "xã Hoằng Kim, huyện Hoằng Hóa"),
    "mong-cai-2023": ("2023-12-01", "thành phố Móng Cái"),
    "nam-dinh-2020": ("2020-03-23", "thành phố Nam Định"),
}
# code, what is marked, at how many places, whether the finding is right
FINDINGS = {
    "bac-kan-2019": [
        ("GP632", "Thời gian qua, công tác bình đẳng giới", 9, True),  # the page stands twice
        ("GP608", "tăng 3,37%", 2, True),
        ("GP608", "tăng 2,07%", 2, True),
        ("GP608", "tăng 3,24%", 2, True),
    ],
    "bach-dang-report-2023": [
        ("GP107", "150 /KH-UBND", 1, True),
        ("GP642", "0.98", 1, True),
        ("GP622", "Đông Mác", 1, True),
        ("GP622", "Phạm Đình Hồ", 1, True),
        ("GP626", "trên địa bàn quận", 1, True),
        ("GP633", "Tháng hành động bình đẳng giới", 3, True),
    ],
    "hoang-kim-plan-2024": [
        ("GP108", "Số: /KH-UBND", 1, True),
        ("GP622", "Hoàng Kim", 1, True),
        ("GP122", "ngày tháng 02 năm 2024", 1, True),
        ("GP622", "huyện Hoàng Hóa", 1, True),
        ("GP622", "xã Hoàng Kim", 3, True),
        ("GP626", "trên địa bàn huyện", 1, True),
        ("GP626", "trên phạm vi toàn tỉnh", 1, True),
        ("GP631", "8", 1, True),
    ],
    "mong-cai-2023": [
        ("GP632", "Lãnh đạo UBND TP.Móng Cái trao quà", 1, True),  # a caption
        ("GP652", "giai đoạn 2021-2025", 1, True),
    ],
    "nam-dinh-2020": [("GP633", "Tháng hành động về", 1, True)],
}


def text_of(name: str) -> str:
    """One of the papers."""
    return (SEEDS / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", PAPERS)
def test_the_audit_finds_what_is_wrong_and_nothing_else(name: str) -> None:
    """The findings are those listed; all of them are right, so the precision is 1."""
    text = text_of(name)
    on, unit = PAPERS[name]

    found = audit(text, on=on, unit=unit)

    marked = [(issue.code, text[slice(*issue.spans[0])], len(issue.spans)) for issue in found]
    wanted = [(code, words, places) for code, words, places, _ in FINDINGS[name]]
    assert len(wanted) == len(marked)
    assert wanted == [
        (code, words.partition("\n")[0][: len(start)], places)
        for (code, words, places), (_, start, _) in zip(marked, wanted, strict=True)
    ]
    assert all(right for *_, right in FINDINGS[name])


@pytest.mark.parametrize("name", ["hoang-kim-plan-2024"])
def test_a_paper_says_itself_whose_it_is(name: str) -> None:
    """Without the unit the findings are those with it: the head of the paper names it."""
    text = text_of(name)
    on, unit = PAPERS[name]

    assert audit(text, on=on, unit=unit) == audit(text, on=on)


def test_a_name_that_fits_the_text_less_well_asks() -> None:
    """Hoàng Kim is a commune of Hà Nội; the text speaks of Hoằng Hóa, where Hoằng Kim lies."""
    with pytest.raises(NotFoundError) as raised:
        audit(text_of("hoang-kim-plan-2024"), on="2024-02-23", unit="xã Hoàng Kim")

    assert "xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa; xã Hoàng Kim" in str(raised.value)
    assert ["xã Hoằng Kim", "xã Hoàng Kim"] == [str(unit) for unit in raised.value.candidates]


RATIOS = {
    "mong-cai-2023": ["2/11 rounded", "15/42 rounded", "52/203 rounded", "1/4 rounded"],
    "bac-kan-2019": ["20/49 None", "71/241 None", "679/2696 None"] * 2,
}
CITATIONS = {
    "mong-cai-2023": ["31/KH-UBND 2023-02-07", "21-CT/TW 2018-01-20", "2996/QĐ-UBND 2021-09-06"],
    "hoang-kim-plan-2024": [
        "/KH-UBND 2024-02",
        "40/KH-UBND 2024-02-23",
        "193/KH-UBND 2021-08-25",
        "42/KH-UBND 2021-03-05",
        "87/KH-UBND 2022-03-28",
    ],
    "nam-dinh-2020": [
        "11-NQ/TW None",
        "178/QĐ-TTg 2016-01-28",
        "21-CT/TW 2018-01-20",
        "35/KH-BVSTBPN 2020-02-19",
    ],
    "bach-dang-report-2023": [
        "150/KH-UBND 2023-10-23",
        "73-NQ/ĐU 2023-02-25",
        "150/KH-UBND 2023-10-23",
    ],
}


@pytest.mark.parametrize("name", RATIOS)
def test_every_ratio_is_found(name: str) -> None:
    """Each ratio has its counts and says how the stated share fits."""
    found = extract(text_of(name), kinds=["ratio"])

    assert RATIOS[name] == [
        f"{m.value.numerator}/{m.value.denominator} {m.value.fit}" for m in found
    ]


@pytest.mark.parametrize("name", CITATIONS)
def test_every_citation_is_found(name: str) -> None:
    """Each citation has its number and date."""
    references: list[DocumentReference] = [
        mention.value for mention in extract(text_of(name), kinds=["citation"])
    ]

    assert CITATIONS[name] == [f"{each.number} {each.date}" for each in references]


def test_counts_of_the_city_have_bound_and_sex() -> None:
    """More than 200 took part, 62 of them men; more than 150; nearly 400."""
    found = extract(text_of("mong-cai-2023"), kinds=["count"])
    values = [(mention.value, mention.sex) for mention in found]

    assert (Count(200, Bound.MORE_THAN), None) in values
    assert (Count(62), Sex.MEN) in values
    assert (Count(150, Bound.MORE_THAN), None) in values
    assert (Count(400, Bound.NEARLY), None) in values


def test_counts_of_the_ward_have_their_sex() -> None:
    """14 staff, 7 of them women; 42 men and 55 women in a table."""
    found = extract(text_of("bach-dang-report-2023"), kinds=["count"])
    values = [(mention.value.value, mention.sex) for mention in found]

    assert {(14, None), (7, Sex.WOMEN), (42, Sex.MEN), (55, Sex.WOMEN)} <= set(values)
    assert {(22126, None), (5814, None)} <= set(values)


def test_a_gift_is_an_amount_and_a_rise_is_in_points() -> None:
    """1.000.000 đồng; "tăng 3,37%" beside 20/49 is 3.37 points."""
    (gift,) = extract(text_of("mong-cai-2023"), kinds=["money"])
    rises = extract(text_of("bac-kan-2019"), kinds=[MentionKind.POINTS])

    assert Money(1_000_000) == gift.value
    assert isinstance(rises[0].value, Points)
    assert "tăng 3,37%" == rises[0].text


def test_periods_and_dates_of_the_plan_are_found() -> None:
    """The Action Month from 15/11 to 15/12/2024, and the end of 2024."""
    found = extract(text_of("hoang-kim-plan-2024"), kinds=["period"])
    days = {mention.value.days for mention in found if mention.value is not None}
    ends = {mention.value.end for mention in found if mention.value is not None}

    assert (dt.date(2024, 11, 15), dt.date(2024, 12, 15)) in days
    assert dt.date(2024, 12, 31) in ends
