"""The law of every written form: what is written is read back, and found in a text as it is read.

``TRUTHS`` has a row a form: how it is read and written, which values it can have, and specimens as
people write them. For each text of a form, written by the library or by hand, ``extract`` gives
exactly one mention of its kind, over all of the text, with the value that the strict reader gives;
and reading what was written gives the value back. To bring a form under the law, add its row.
"""

import csv
import datetime as dt
import json
from collections.abc import Callable
from decimal import localcontext
from operator import attrgetter
from pathlib import Path
from re import search, sub
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan._messages import Language
from genderplan.catalogs import gazetteer, known_documents
from genderplan.documents import DocumentNumber, DocumentReference, Pinpoint
from genderplan.documents.types import document_types
from genderplan.extraction import Mention, find_mentions
from genderplan.formatting import (
    format_change,
    format_count,
    format_date,
    format_money,
    format_per_mille,
    format_percent,
    format_points,
    format_ratio,
    format_sex_ratio,
    money_in_words,
    number_in_words,
    parse_change,
    parse_count,
    parse_date,
    parse_money,
    parse_money_in_words,
    parse_number_in_words,
    parse_partial_date,
    parse_per_mille,
    parse_percent,
    parse_points,
    parse_ratio,
    parse_sex_ratio,
)
from genderplan.formatting.counts import FORMS as COUNTS
from genderplan.formatting.counts import BoundForm
from genderplan.formatting.money import FORMS as MONEY
from genderplan.formatting.shares import FORMS as SHARES
from genderplan.hierarchy.bodies import bodies
from genderplan.hierarchy.organs import organs_of
from genderplan.periods import PartialDate, Period
from genderplan.quantities import Bound, Change, Count, Money, Percent, Points, Ratio


class Truth(NamedTuple):
    """One written form: its kind among the mentions, its reader and writer, and what it can be.

    ``value`` takes from a mention what the reader gives.
    """

    kind: str
    parse: Callable[[str], object]
    write: Callable[[Any], str]
    values: st.SearchStrategy[Any]
    specimens: tuple[str, ...]
    value: Callable[[Mention], object] = attrgetter("value")


def counted(text: str) -> str:
    """A count with a noun behind its number: the reader takes the number, a text has both."""
    return sub(r"([0-9](?: nghìn| triệu)?)((?: trở (?:lên|xuống))?)$", r"\1 người\2", text)


def uncounted(text: str) -> str:
    """What :func:`counted` made of a count, without the noun."""
    return text.replace(" người", "")


TENTHS = st.decimals(-2000, 2000, places=1) | st.integers(-(10**6), 10**6)
SOME = st.decimals(0, 2000, places=1) | st.integers(0, 10**6)
AMOUNTS = st.builds(Money, st.integers(-(10**15), 10**15))
PARTS = st.integers(1, 10**6) | st.decimals(1, 999, places=1)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
YEARS = st.integers(1910, 2080)
# Not a month or one day, which are dates, nor a deadline that is a day: "đến ngày 30/6/2025".
PERIODS = st.one_of(
    st.builds(Period.of_year, YEARS),
    st.builds(Period.of_half, YEARS, st.integers(1, 2)),
    st.builds(Period.of_quarter, YEARS, st.integers(1, 4)),
    st.builds(Period.of_first_months, YEARS, st.integers(1, 11)),
    st.builds(lambda first, more: Period.of_years(first, first + more), YEARS, st.integers(1, 19)),
    st.builds(lambda first, more: Period.of_term(first, first + more), YEARS, st.integers(1, 6)),
    st.builds(Period.of_school_year, YEARS),
    st.builds(Period.until, YEARS),
    st.builds(
        lambda day, more: Period.of_days(day, day + dt.timedelta(days=more)),
        st.dates(dt.date(1910, 1, 1), dt.date(2080, 12, 31)),
        st.integers(1, 900),
    ),
)
ROOT = Path(__file__).parents[1]


def told(text: str) -> bool:
    """Whether a citation is one under the law.

    Letters for digits ("3l") are mended in a text, not in what is typed. A document that a
    title cites by its number has a mention of its own.
    """
    if search(r"[0-9][lO]|O[0-9]|NGY", text):
        return False
    return not search("[0-9][/-][0-9]{0,4}/?[A-ZĐ]", DocumentReference.parse(text).title)


# Short forms as people write them: abbreviated kinds, bare digits, laws by name.
SHORT_FORMS = (
    *("NĐ 30", "NĐ30", "NĐ 30/2020", "NĐ30/2020/NĐ-CP", "NQ28", "NQ 28/NQ-CP", "NQ số 28/NQ-CP"),
    *("QĐ số 12", "QĐ 2282", "KH 38", "KH số 38", "TTr 221", "CTr 02", "CV số 739", "TT 07"),
    *("Nghị quyết 28", "Nghị quyết số 28 của Chính phủ", "TTLT 09", "BC số 123", "CT 21-CT/TW"),
    *("Luật BĐG", "Luật BĐG 2006", "Luật PCBLGĐ", "Luật HN&GĐ 2014", "Luật Bình đẳng giới"),
    *("Luật bình đẳng giới năm 2006", "Pháp lệnh dân số năm 2003", "Hiến pháp", "Bộ luật Lao động"),
    *("Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)", "Luật viên chức năm 2010"),
    *("Quyết định ngày 5/3/2024 của Chủ tịch UBND tỉnh", "Công văn số 12.345/UBND-VX"),
    "Luật phòng, chống bạo lực gia đình ngày 14/11/2022",
    *("Quyết định số 800/QĐ-TTg (2018-07-02)", "NQ 28/NQ-CP ngày 3-3 năm 2021 của Chính phủ"),
)


def citations() -> tuple[str, ...]:
    """The citations of the table, of the corpus, and of the packaged documents, number and all."""
    with (ROOT / "documents" / "citations.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = [row["verbatim"].replace("\\n", "\n") for row in rows]
    for path in sorted((ROOT / "corpus").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            mentions = json.loads(line)["mentions"]
            found += [each["text"] for each in mentions if each["kind"] == "citation"]
    for known in known_documents():
        found += [known.reference.cite(style) for style in ("full", "grounds", "short")]
    found += SHORT_FORMS
    return tuple(text for text in dict.fromkeys(found) if told(text))


ISSUERS = (
    *("Chính phủ", "UBND tỉnh Thanh Hóa", "Hội LHPN xã Hoằng Kim", "Thành ủy Hải Phòng"),
    *("UBND xã Cát Tiên 2", "HĐND xã Nam Hà Lâm Hà", "Ủy ban nhân dân Quận 8"),
    *(name for body in bodies() for name in body.names if " " in name),
)
KINDS = ("Kế hoạch", "Quyết định", "Báo cáo", "Tờ trình")
TYPES = sorted({kind.symbol for kind in document_types() if kind.symbol})
SYMBOLS = sorted({symbol for body in bodies() for symbol in body.symbols})
GROUPS = st.lists(st.sampled_from([*SYMBOLS, "TH", "VX"]), min_size=1, max_size=2, unique=True)
NUMBERS = st.builds(
    DocumentNumber,
    st.integers(1, 99_999),
    st.sampled_from(TYPES),
    GROUPS.map("-".join),
    st.none() | st.integers(1990, 2030),
)
REFERENCES = st.builds(
    DocumentReference,
    type=st.sampled_from(KINDS),
    number=NUMBERS,
    note=st.sampled_from(("", "", "khóa X", "đã sửa đổi")),
    date=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31)),
    issuer=st.sampled_from(("", *ISSUERS)),
    title=st.sampled_from(("", "về bình đẳng giới", "quy định mức chi năm 2024", "Cơ sở 2")),
    pinpoint=st.none() | st.builds(Pinpoint, clause=st.sampled_from(("1", "1 và khoản 3"))),
)
TRUTHS = {
    "number of a document": Truth(
        "citation",
        DocumentNumber.parse,
        str,
        NUMBERS,
        (
            *(str(known.number) for known in known_documents()),
            *("Số: 31/KH-UBND", "5/qđ-ttg", "01-CT/TW", "740/BNV-CTTN&BĐG", "4a/NQ-BCH"),
            *(
                "11- NQ/TW",
                "248KH-UBND",
                "56/ 2015/ NĐ - CP",
                "Số:        /KH-UBND",
                "1.234/QĐ-UBND",
            ),
            *("Số, ký hiệu: 31/KH-UBND", "Số: xx/KH-UBND", "Số     /2024/NQ-HĐND", "31/TB-HĐND.VP"),
            *("31/TTr-P.NV", "739/BNV", "Số: 31 - KH/HU", "31.234/UBND-VX", "66.13/2026/NQ-CP"),
            *("75A/TB-VP", "88/SNV-XDCQ,TG", "215/UBND-KT(TH)", "19-2018/NQ-CP", "Số:    /UBND-NC"),
        ),
        attrgetter("value.number"),
    ),
    "citation": Truth("citation", DocumentReference.parse, str, REFERENCES, citations()),
    "date": Truth(
        "date",
        parse_date,
        format_date,
        DAYS,
        (
            *("ngày 05 tháng 01 năm 2020", "NGÀY 15/02/2025", "13 tháng 5 năm 2021", "04/6/2008"),
            *("ngày 15 tháng 11/2024", "11-11-2009", "1.12.2009", "09 - 03 - 2022", "2024-02-23"),
            *("ngày\n19/5/2009", "October 23, 2021", "23 Oct 2021", "7th of November 1994"),
            *("2 thg 11, 2023", "12 Tháng 5 2025", "mùng 8 tháng 3 năm 2024", "ngày mồng 8/3/2024"),
            *("ngày 8/3 năm 2024", "8-3 năm 2024", "ngày: 08/3/2024", "8-Mar-2024", "2024/03/08"),
            *(
                "ngày 08 tháng Ba năm 2024",
                "ngày 5 tháng năm năm 2024",
                "ngày 1 tháng mười hai 2023",
            ),
            # days in words
            *("mùng một tháng năm năm 2024", "ngày hai mươi tháng mười năm 2023"),
            *("ngày mồng Hai tháng Chín năm 2025", "ngày hăm lăm tháng 11 năm 2024"),
            # the day of the week and the time beside
            *("thứ Sáu, ngày 08 tháng 3 năm 2024", "ngày 20 tháng 10 năm 2023 (thứ Sáu)"),
            *("Chủ nhật, 10/3/2024", "08/3/2024, thứ Sáu", "Friday, March 8, 2024"),
            *("8/3/2024 14:30", "14h30 ngày 8/3/2024", "Lúc 14 giờ 30 phút, ngày 08/3/2024"),
            *("2024-06-05T22:00:00Z", "2024-06-05T22:00:00+05:30", "the 7th of November 1994"),
        ),
    ),
    "date, short": Truth(
        "date", parse_date, lambda day: format_date(day, "short"), DAYS, ("05/01/2020",)
    ),
    "date, English": Truth(
        "date", parse_date, lambda day: format_date(day, locale="en"), DAYS, ("May 5, 2021",)
    ),
    "date, ISO": Truth("date", parse_date, str, DAYS, ("2020-01-05",)),
    "partial date": Truth(
        "date",
        parse_partial_date,
        format_date,
        st.builds(PartialDate, st.integers(1900, 2099), st.integers(1, 12))
        | st.builds(PartialDate, st.none(), st.integers(1, 12), st.integers(1, 28))
        | st.builds(PartialDate, st.integers(1900, 2099), st.none(), st.integers(1, 31)),
        (
            *("ngày 22/5", "ngày 20 tháng 10", "tháng 5/2010", "tháng 02 năm 2024", "8/3"),
            *("ngày … tháng 5 năm 2024", "ngày 05 tháng … năm 2024", "ngày  /5/2024"),
            *("ngày …/…/2025", "October 2021", "mùng 8/3", "thg 11, 2023", "ngày … tháng 5 năm …"),
            *(
                "03/2024",
                "03-2024",
                "3/2024",
                "08/03",
                "20-10",
                "tháng 3.2024",
                "tháng Ba năm 2024",
            ),
            *("tháng mười một năm 2023", "tháng năm năm 2024", "ngày 18 tháng năm 2014"),
            *("mồng hai tháng chín", "thứ Sáu, 8/3", "ngày 8/3 (thứ Sáu)"),
        ),
    ),
    "period": Truth(
        "period",
        Period.parse,
        Period.text,
        PERIODS,
        (
            *("năm 2023", "cả năm 2023", "quý II/2024", "Quý 1 năm 2026", "QUÝ IV NĂM 2023"),
            *("quý III-2020", "quý hai năm 2024", "6 tháng đầu năm 2017", "hai tháng đầu năm 2024"),
            *("mười một tháng đầu năm 2024", "năm tháng đầu năm 2024", "9 tháng năm 2022"),
            *("6 tháng cuối năm 2025", "3 tháng cuối năm 2024", "nửa đầu năm 2024"),
            *("nửa cuối năm 2024", "giai đoạn 2021-2030", "giai đoạn 2006 -2010", "2021-2025"),
            *("giai đoạn từ năm 2021 đến năm 2030", "thời kỳ 2011-2020", "từ 2021 đến 2025"),
            *("năm 2020 đến năm 2025", "từ năm 2021 tới hết năm 2030", "nhiệm kỳ 2021- 2026"),
            *("NK 2026- 2031", "năm học 2017-2018", "niên khóa 2020-2021", "đến hết năm 2030"),
            *("nhiệm kỳ 2021-2026 (từ ngày 23/5/2021 đến ngày 15/3/2026)", "đến cuối năm 2025"),
            *("đến 2030", "tới năm 2030", "18-19/11/2021", "ngày 26-27.5.2009"),
            *("từ ngày 09 đến ngày 11/3/2022", "từ 15/11/2023 đến ngày 15/12/2023"),
            *("từ ngày 15 tháng 11 đến ngày 15 tháng 12 năm 2024", "các ngày 5 - 6/3/2024"),
            *("từ 15-11-2022 đến 15-12-2022", "từ tháng 1 đến tháng 6 năm 2024"),
            *("từ tháng 11/2023 đến hết tháng 02/2024", "tháng 10-12/2024", "first half of 2024"),
            *(
                "QI/2024",
                "Q.II/2024",
                "quý 3.2024",
                "6T/2024",
                "9T2024",
                "6 tháng/2024",
                "11 tháng 2024",
            ),
            *("6T đầu năm 2024", "nửa đầu 2024", "5 năm 2021-2025", "05 năm (2021 - 2025)"),
            *("giai đoạn (2021-2025)", "giai đoạn I (2021-2025)", "giai đoạn 1: 2021-2025"),
            *("giai đoạn II từ năm 2026 đến năm 2030", "GĐ 2021-2025", "gđ 2026 - 2030"),
            *("third quarter of 2024", "Q3 2024", "first 9 months of 2024", "by 2030"),
            *("school year 2017–2018", "term 2021–2026", "15 November to 15 December 2024"),
            # what str() of a period writes
            *("2024-Q1", "2024-H1", "2024-01/2024-09", "../2030-12-31", "2024-02-23/2024-02-25"),
        ),
    ),
    "percentage": Truth(
        "percentage",
        parse_percent,
        format_percent,
        st.builds(Percent, TENTHS),
        ("18,2%", "25 %", "0,05%", "90 phần trăm", "18,182%", "1200%", "1.200,5%", "-5%"),
    ),
    "points": Truth(
        "points",
        parse_points,
        format_points,
        st.builds(Points, TENTHS),
        ("3,37 điểm phần trăm", "2 điểm %", "giảm 0,7 điểm %", "cao hơn 3,1 điểm phần trăm"),
    ),
    "change": Truth(
        "change",
        parse_change,
        format_change,
        st.builds(Change, st.builds(Percent, TENTHS)),
        ("tăng 12%", "giảm 5,5%", "tăng thêm 8%", "thấp hơn 2 %", "tăng trưởng 1.200,5%"),
    ),
    "per mille": Truth(
        "rate",
        parse_per_mille,
        format_per_mille,
        st.builds(Ratio, SOME, st.just(1000)),
        ("12,3‰", "5 ‰", "12 phần nghìn"),
    ),
    "sex ratio": Truth(
        "rate",
        parse_sex_ratio,
        format_sex_ratio,
        st.builds(Ratio, SOME, st.just(100)),
        ("111,5 bé trai/100 bé gái", "112 trẻ em trai trên 100 trẻ em gái", "113 trai/100 gái"),
    ),
    "ratio": Truth(
        "ratio",
        parse_ratio,
        format_ratio,
        st.builds(Ratio, st.just(0) | PARTS, PARTS) | st.just(Ratio(0, 0)),
        (
            *("52/203 (25,6%)", "02/11 ( 18,2 % )", "1.234/5.678 (21,7%)", "52 / 203 (26%)"),
            *("5/9 (55,6%)", "24/7 (342,9%)", "1/500 (0,2%)", "12/2021 (0,6%)", "0/0 (-)"),
        ),
        attrgetter("value.ratio"),
    ),
    "count": Truth(
        "count",
        lambda text: parse_count(uncounted(text)),
        lambda count: counted(format_count(count)),
        st.builds(Count, st.integers(1, 10**8), st.sampled_from(Bound)) | st.just(Count(0)),
        (
            *("200 người", "hơn 200 người", "từ 50 người trở lên", "dưới 50 người", "06 người"),
            *("hơn 2 nghìn người", "1,2 triệu người", "không quá 5 người", "50 người trở xuống"),
            *("trên dưới 40 người", "chưa đến 30 người", "gần 2,5 nghìn người"),
            *("ước khoảng 500 người", "ước tính khoảng 2 nghìn người"),
            *(">200 người", "≥ 50 người", "<= 5 người", "< 30 người", "~ 400 người"),
        ),
    ),
    "count in words": Truth(
        "count",
        lambda text: Count(parse_number_in_words(uncounted(text))),
        lambda count: f"{number_in_words(count.value)} người",
        st.builds(Count, st.integers(10, 10**9)),
        ("hai người", "mười lăm người", "một trăm người", "năm mươi người"),
    ),
    "money": Truth(
        "money",
        parse_money,
        format_money,
        AMOUNTS,
        (
            *("1.000.000 đồng", "20.000.000đ", "2.500.000 VNĐ", "215 342 000 đồng", "0,5 đồng"),
            *("1,2 tỷ đồng", "1,2 tỉ đồng", "8.744 triệu đồng", "3 nghìn tỷ đồng", "50tr đồng"),
            *("1 tỷ 200 triệu đồng", "35 triệu 500 nghìn đồng", "VND 1.000.000", "1.000 ₫"),
            *("1 tỷ 200 triệu 500 nghìn đồng", "500 ngàn đồng", "1.000.000 đồng Việt Nam"),
            *("85 tỷ", "-5 triệu đồng", "1 nghìn 500 tỷ đồng", "1 nghìn rưỡi tỷ đồng", "2 tỷ rưỡi"),
            *("1.000 tỷ 500 triệu đồng", "1 triệu 200 nghìn tỷ đồng", "1 nghìn 500 đồng"),
        ),
    ),
    "money in tỷ": Truth(
        "money", parse_money, lambda amount: format_money(amount, "tỷ"), AMOUNTS, ("85 tỷ đồng",)
    ),
    "money in words": Truth(
        "money",
        parse_money_in_words,
        money_in_words,
        AMOUNTS,
        ("Hai mươi tư triệu năm trăm năm mươi nghìn đồng chẵn", "ba ngàn đồng", "Không đồng chẵn"),
    ),
}


def check(truth: Truth, text: str) -> None:
    """*text* is one mention of its kind, from end to end, with the value that is read."""
    found = find_mentions(text, kinds=[truth.kind])

    assert [((0, len(text)), truth.parse(text))] == [
        (mention.span, truth.value(mention)) for mention in found
    ]


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, truth in TRUTHS.items() for text in truth.specimens]
)
def test_what_is_read_is_found(name: str, text: str) -> None:
    """A specimen is found as it is read."""
    check(TRUTHS[name], text)


@pytest.mark.parametrize("name", TRUTHS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_read_and_found(name: str, data: st.DataObject) -> None:
    """A value that is written is read back, and found in the text as it is read."""
    truth = TRUTHS[name]
    value = data.draw(truth.values)

    text = truth.write(value)

    assert value == truth.parse(text)
    check(truth, text)


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2019-06-01", ("38", "01", "19", "15889")),
        # xã Tân Phước 2, xã Đam Rông 3, phường 1 Bảo Lộc
        ("2026-06-01", ("38", "01", "28327", "24875", "24823")),
    ],
)
def test_every_organ_is_found(day: str, codes: tuple[str, ...]) -> None:
    """The organs of units of each level are found over all of their names."""
    tree = gazetteer().at(day)
    for code in codes:
        for organ in organs_of(tree[code], day):
            for name in {organ.name, organ.abbreviated_name}:
                found = find_mentions(name, kinds=["organ"], hierarchy=gazetteer(), on=day)

                assert [(0, len(name))] == [mention.span for mention in found], name


NO_FORMS = {
    "citation": ("Luật này", "Luật mới năm 2024", "Luật được ban hành năm 2006", "KH28", "C06/BCA"),
    "date": ("1/2000", "25/40", "20.10", "8 tháng hai xã", "tháng hai"),
    "period": ("10t", "6T", "giai đoạn 1", "Q3"),
    "count": ("-> 20", "<b>20</b>", "20 > 10"),
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in NO_FORMS.items() for text in texts]
)
def test_what_only_looks_like_a_form_is_not_found(kind: str, text: str) -> None:
    """Codes, scales and beginnings of forms are none."""
    assert () == find_mentions(text, kinds=[kind])


REFUSED = {
    parse_percent: ("18.182%", "1.200%", "99.999 %"),
    parse_points: ("1.234 điểm phần trăm",),
    parse_per_mille: ("1.234‰",),
    parse_count: ("1,200", "hơn 2,500 nghìn", "1,5"),
    parse_ratio: ("1,200/3,000", "1.200/3,000", "12,345/20"),
    parse_money: (
        *("2,500 triệu đồng", "5,000 đồng", "12,345 tỷ đồng", "5 trıệu", "1 tỷ 2 tỷ đồng"),
        *("2 triệu 500 đồng", "1 tỷ 2 đồng", "1,5 tỷ 200 triệu đồng", "20 triệu 10 tỷ đồng"),
        "-1 tỷ 200 triệu đồng",
    ),
}


@pytest.mark.parametrize(
    ("read", "text"), [(read, text) for read, texts in REFUSED.items() for text in texts]
)
def test_what_can_be_read_two_ways_is_refused(read: Callable[[str], object], text: str) -> None:
    """Nobody can tell thousands from three decimals, nor what a damaged word was."""
    with pytest.raises(ValueError, match=r"can be read as|is no|has no"):
        read(text)


READERS: dict[str, Callable[[str], object]] = {
    "percent": parse_percent,
    "points": parse_points,
    "change": parse_change,
    "per mille": parse_per_mille,
    "sex ratio": parse_sex_ratio,
    "ratio": parse_ratio,
    "amount": parse_money,
}


@pytest.mark.parametrize("name", READERS)
def test_a_form_reads_its_example_and_not_its_counter_example(name: str) -> None:
    """What stands beside each pattern in the tables of the forms is true."""
    form = {**SHARES, **MONEY}[name]

    assert READERS[name](form.example) is not None
    with pytest.raises(ValueError, match=r"is no|has no"):
        READERS[name](form.counter)


@pytest.mark.parametrize("form", COUNTS, ids=lambda form: form.example)
def test_a_bound_reads_its_example_and_not_its_counter_example(form: BoundForm) -> None:
    """The same for the words of bounds."""
    locale: Language = "vi" if "," not in form.example else "en"

    assert form.bound is parse_count(form.example, locale=locale).bound
    with pytest.raises(ValueError, match=r"is no"):
        parse_count(form.counter)


@pytest.mark.parametrize("name", ["change", "points", "percentage", "money in tỷ", "count"])
def test_a_thread_that_rounds_changes_no_value(name: str) -> None:
    """What is read and found does not depend on the decimal context of the thread."""
    truth = TRUTHS[name]
    values = [truth.parse(text) for text in truth.specimens]

    with localcontext(prec=1):
        again = [truth.parse(text) for text in truth.specimens]
        for text in truth.specimens:
            check(truth, text)

    assert values == again
