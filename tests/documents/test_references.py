"""Citations in our own sentences: every oddity that real texts have, and none repaired silently."""

import copy
import datetime as dt
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.documents import DocumentNumber, DocumentReference, Pinpoint, format_grounds
from genderplan.errors import InvalidValueError, ParseError
from genderplan.periods import PartialDate

# text, and the parts that are not empty
SPECIMENS: list[tuple[str, dict[str, Any]]] = [
    (
        "Kế hoạch số 40/KH-UBND ngày 23/02/2024 của UBND huyện Hoằng Hóa",
        {
            "type": "Kế hoạch",
            "number": "40/KH-UBND",
            "date": "2024-02-23",
            "issuer": "UBND huyện Hoằng Hóa",
        },
    ),
    (
        "theo QĐ số: 2351 QĐ/TTg ngày 24-12-2010",
        {"type": "QĐ", "number": "2351/QĐ-TTg", "date": "2010-12-24"},
    ),
    (
        "Kế hoạch số 150 /KH-UBND ngày 23 tháng 10 năm 2023 của UBND phường, các tổ yêu cầu",
        {
            "type": "Kế hoạch",
            "number": "150/KH-UBND",
            "date": "2023-10-23",
            "issuer": "UBND phường",
        },
    ),
    (
        "Hội LHPN xã đã xây dựng Kế hoạch số 12/KH-BTV ngày 3/3/2024 tổ chức kỷ niệm",
        {
            "type": "Kế hoạch",
            "number": "12/KH-BTV",
            "date": "2024-03-03",
            "issuer": "Hội LHPN xã",
            "title": "tổ chức kỷ niệm",
        },
    ),
    (
        "Tháng 3/2021 Chính phủ ban hành Nghị quyết 28/NQ-CP",
        {"type": "Nghị quyết", "number": "28/NQ-CP", "date": "2021-03", "issuer": "Chính phủ"},
    ),
    (
        "ngày 05 tháng 3 năm 2021, Ủy ban nhân dân tỉnh đã ký ban hành Kế hoạch số 42/KH-UBND",
        {
            "type": "Kế hoạch",
            "number": "42/KH-UBND",
            "date": "2021-03-05",
            "issuer": "Ủy ban nhân dân tỉnh",
        },
    ),
    (
        "Quyết định của Thủ tướng Chính phủ số 1790/QĐ-TTg ngày 23.10.2021",
        {
            "type": "Quyết định",
            "number": "1790/QĐ-TTg",
            "date": "2021-10-23",
            "issuer": "Thủ tướng Chính phủ",
        },
    ),
    (
        "Quyết định số 1790/QĐ-TTg do Thủ tướng Chính phủ ban hành ngày 23/10/2021",
        {
            "type": "Quyết định",
            "number": "1790/QĐ-TTg",
            "date": "2021-10-23",
            "issuer": "Thủ tướng Chính phủ",
        },
    ),
    (
        "(Kèm theo Quyết định số 1100/QĐ-UBND ngày 13 tháng 5 năm 2021 của UBND tỉnh)",
        {
            "type": "Quyết định",
            "number": "1100/QĐ-UBND",
            "date": "2021-05-13",
            "issuer": "UBND tỉnh",
        },
    ),
    (
        "NQ số 12/2023/NQ-HĐND ngày 8/12/2023 của HĐND tỉnh khóa XVII, kỳ họp thứ 10 quy định phí",
        {
            "type": "NQ",
            "number": "12/2023/NQ-HĐND",
            "date": "2023-12-08",
            "issuer": "HĐND tỉnh khóa XVII, kỳ họp thứ 10",
            "title": "quy định phí",
        },
    ),
    (
        "Kế hoạch 164/KH-UBND ngày 25-6-2019 của UBND TP. Hồ Chí Minh về bình đẳng giới",
        {
            "type": "Kế hoạch",
            "number": "164/KH-UBND",
            "date": "2019-06-25",
            "issuer": "UBND TP. Hồ Chí Minh",
            "title": "về bình đẳng giới",
        },
    ),
    (
        "Công văn số 9/SVHTTDL-NSVHGĐ, ngày 5/1/2024 của Sở Văn hóa, Thể thao và Du lịch",
        {
            "type": "Công văn",
            "number": "09/SVHTTDL-NSVHGĐ",
            "date": "2024-01-05",
            "issuer": "Sở Văn hóa, Thể thao và Du lịch",
        },
    ),
    (
        "Kế hoạch số....../KH-UBND, ngày .../.../2025",
        {"type": "Kế hoạch", "number": "/KH-UBND", "date": "2025"},
    ),
    (
        "Kế hoạch số ___/KH-UBND ngày ___ tháng 02 năm 2025 của UBND xã",
        {"type": "Kế hoạch", "number": "/KH-UBND", "date": "2025-02", "issuer": "UBND xã"},
    ),
    (
        "Số:        /KH-UBND              Hoằng Kim, ngày       tháng 02 năm 2024",
        {"number": "/KH-UBND", "date": "2024-02"},
    ),
    (
        "Kế hoạch số: /KH-UBND ngày …… tháng …… năm ……",
        {"type": "Kế hoạch", "number": "/KH-UBND"},
    ),
    ("Luật Bình đẳng giới", {"type": "Luật", "title": "Bình đẳng giới"}),
    (
        "Luật Phòng, chống bạo lực gia đình (số 13/2022/QH15)",
        {"type": "Luật", "number": "13/2022/QH15", "title": "Phòng, chống bạo lực gia đình"},
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Doanh nghiệp và Luật Đầu tư ngày 22/11/2019",
        {
            "type": "Luật",
            "title": "sửa đổi, bổ sung một số điều của Luật Doanh nghiệp và Luật Đầu tư",
            "date": "2019-11-22",
        },
    ),
    ("Bộ luật Lao động 2019", {"type": "Bộ luật", "title": "Lao động", "date": "2019"}),
    (
        "Pháp lệnh Dân số ngày 09 tháng 01 năm 2003",
        {"type": "Pháp lệnh", "title": "Dân số", "date": "2003-01-09"},
    ),
    ("Hiến pháp năm 2013", {"type": "Hiến pháp", "date": "2013"}),
    (
        "Điều 25 Luật Bình đẳng giới năm 2006 và Nghị định số 70/2008/NĐ-CP",
        {"type": "Luật", "title": "Bình đẳng giới", "date": "2006"},
    ),
    (
        "Căn cứ Luật Bình đẳng giới; Nghị định số 70/2008/NĐ-CP",
        {"type": "Luật", "title": "Bình đẳng giới"},
    ),
    (
        "Kế hoạch thực hiện Luật Bình đẳng giới số 31/KH-UBND",
        {"type": "Kế hoạch", "number": "31/KH-UBND", "title": "thực hiện Luật Bình đẳng giới"},
    ),
    (
        "Theo Kế hoạch số 298/KH-UBND của UBND tỉnh, đến năm 2025 phấn đấu",
        {"type": "Kế hoạch", "number": "298/KH-UBND", "issuer": "UBND tỉnh"},
    ),
    (
        "Chương trình công tác số 02-CTr/TU của Ban Chấp hành Đảng bộ tỉnh",
        {
            "type": "Chương trình",
            "number": "02-CTr/TU",
            "title": "công tác",
            "issuer": "Ban Chấp hành Đảng bộ tỉnh",
        },
    ),
    ("Nghị định 48/2009", {"type": "Nghị định", "number": "48/2009/NĐ"}),
    (
        "Chỉ thị số 21 của Ban Bí thư Trung ương Đảng khóa XII",
        {"type": "Chỉ thị", "number": "21/CT", "issuer": "Ban Bí thư Trung ương Đảng khóa XII"},
    ),
    (
        "Công văn số 739 ngày 28/3/2025 của Bộ Nội vụ",
        {
            "type": "Công văn",
            "number_text": "739",
            "date": "2025-03-28",
            "issuer": "Bộ Nội vụ",
        },
    ),
    (
        "Quyết định ngày 5/3/2024 của Chủ tịch UBND xã về việc thành lập Ban chỉ đạo",
        {
            "type": "Quyết định",
            "date": "2024-03-05",
            "issuer": "Chủ tịch UBND xã",
            "title": "về việc thành lập Ban chỉ đạo",
        },
    ),
    (
        "Quyết định 109/2005/QĐ-BCA (A11) ngày 2/3/2005",
        {"type": "Quyết định", "number": "109/2005/QĐ-BCA", "note": "A11", "date": "2005-03-02"},
    ),
    (
        "Kế hoạch số 150/KH-UBND ngày 30/2/2023 của UBND xã",
        {
            "type": "Kế hoạch",
            "number": "150/KH-UBND",
            "date_text": "30/2/2023",
            "issuer": "UBND xã",
        },
    ),
    (
        "Kế hoạch số 150/KH-UBND ngày 3/2/23",
        {"type": "Kế hoạch", "number": "150/KH-UBND", "date_text": "3/2/23"},
    ),
    (
        "Quyết định số 2232/QĐ-TTg ngày 28/12.2020",
        {"type": "Quyết định", "number": "2232/QĐ-TTg", "date": "2020-12-28"},
    ),
    (
        "Nghị quyết số 10/NQ-HĐND ngày 10/12 của HĐND xã",
        {"type": "Nghị quyết", "number": "10/NQ-HĐND", "date": "--12-10", "issuer": "HĐND xã"},
    ),
    (
        "Nghị quyết 28/NQ-CP, Quyết định 1790/QĐ-TTg và Chỉ thị 21-CT/TW",
        {"type": "Nghị quyết", "number": "28/NQ-CP"},
    ),
    (
        "Quyết định số 2351/QĐ-TTg - Chính phủ",
        {"type": "Quyết định", "number": "2351/QĐ-TTg", "issuer": "Chính phủ"},
    ),
    (
        "Nghị quyết số 28/NQ-CP: Chiến lược quốc gia về bình đẳng giới.",
        {
            "type": "Nghị quyết",
            "number": "28/NQ-CP",
            "title": "Chiến lược quốc gia về bình đẳng giới",
        },
    ),
    (
        "Kế hoạch số 40/KH-UBND ngày 23/02/2024 - Vì sự tiến bộ của phụ nữ",
        {
            "type": "Kế hoạch",
            "number": "40/KH-UBND",
            "date": "2024-02-23",
            "title": "Vì sự tiến bộ của phụ nữ",
        },
    ),
    (
        "Luật ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015",
        {
            "type": "Luật",
            "date": "2015-06-22",
            "title": "ban hành văn bản quy phạm pháp luật",
        },
    ),
    (
        "Luật tổ chức HĐND và UBND của Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2003",
        {"type": "Luật", "date": "2003", "title": "tổ chức HĐND và UBND"},
    ),
    (
        "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân (sửa đổi) ngày 21/6/1994",
        {
            "type": "Luật",
            "date": "1994-06-21",
            "title": "Tổ chức Hội đồng nhân dân và Ủy ban nhân dân",
        },
    ),
    (
        "Luật Ngân sách Nhà nước đã được Quốc hội thông qua ngày 20/3/1996",
        {"type": "Luật", "date": "1996-03-20", "title": "Ngân sách Nhà nước"},
    ),
    (
        "Nghị định số 61/2018/NĐCP ngày 23 tháng 4 năm 2018",
        {"type": "Nghị định", "number": "61/2018/NĐ-CP", "date": "2018-04-23"},
    ),
    (
        "Công văn số 1635/SGDĐT- GDTrH ngày 27/8/2014 của Sở Giáo dục và Đào tạo Nghệ An",
        {
            "type": "Công văn",
            "number": "1635/SGDĐT-GDTrH",
            "date": "2014-08-27",
            "issuer": "Sở Giáo dục và Đào tạo Nghệ An",
        },
    ),
    (
        "Số: 4555/BGDĐT-GDPT\nV/v hướng dẫn nhiệm vụ\n\nHà Nội, ngày 05 tháng 8 năm 2025",
        {"number": "4555/BGDĐT-GDPT", "date": "2025-08-05", "title": "V/v hướng dẫn nhiệm vụ"},
    ),
    (
        "Ngày 21/04/2015, Thủ tướng Chính\nphủ đã ban hành Chỉ thị số 06/CT-TTg",
        {
            "type": "Chỉ thị",
            "number": "06/CT-TTg",
            "date": "2015-04-21",
            "issuer": "Thủ tướng Chính phủ",
        },
    ),
    (
        "LUẬT PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT SỐ 14/2012/QH13",
        {"type": "LUẬT", "number": "14/2012/QH13", "title": "PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT"},
    ),
    (
        "Resolution No. 28/NQ-CP dated March 3, 2021 of the Government",
        {"type": "Resolution", "number": "28/NQ-CP", "date": "2021-03-03", "issuer": "Government"},
    ),
    (
        "Decree 125/2021/ND-CP of 28 December 2021",
        {"type": "Decree", "number": "125/2021/NĐ-CP", "date": "2021-12-28"},
    ),
    ("31/KH-UBND", {"number": "31/KH-UBND"}),
]
FIELDS = ("type", "number", "date", "issuer", "title", "note", "number_text", "date_text")


@pytest.mark.parametrize(("text", "parts"), SPECIMENS)
def test_a_citation_is_read_to_its_parts(text: str, parts: dict[str, str]) -> None:
    """The parts are those of the table, and nothing else is read into the text."""
    reference = DocumentReference.parse(text)

    read = {name: str(getattr(reference, name) or "") for name in FIELDS}
    assert parts == {name: value for name, value in read.items() if value}


@pytest.mark.parametrize(("text", "parts"), SPECIMENS)
def test_a_citation_written_is_read_back(text: str, parts: dict[str, str]) -> None:
    """parse(str(x)) == x, and a copy or a pickle is the same."""
    reference = DocumentReference.parse(text)

    assert reference == DocumentReference.parse(str(reference)), parts
    assert reference == pickle.loads(pickle.dumps(reference)) == copy.copy(reference)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "không có gì",
        "Kế hoạch số 40İ",
        "Sáng 8/3, đồng chí Chủ tịch",
        "tỷ lệ 52/203 nữ",
        "Kế hoạch năm 2024",
    ],
)
def test_a_text_that_names_no_document_is_refused(text: str) -> None:
    """No number, no law and no dated kind of document: no reference."""
    with pytest.raises(ParseError):
        DocumentReference.parse(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kế hoạch số 40/KH-UBND ngày 23/02/2024 của UBND huyện", ()),
        ("Quyết định số 55/2007/CT-UBND", ("GP101",)),
        ("Kế hoạch số 65-CTr/TU", ("GP101",)),
        ("Nghị quyết số 1850/QĐ-TTg", ("GP101",)),
        ("Quyết định số 92/VBHN-BQP", ()),  # a consolidated text
        ("Quyết định số 12/NQ-HĐND", ("GP101",)),
        ("Tờ trình số 10/KH-UBND", ("GP101",)),
        ("Tờ trình số 126/SKHĐT", ("GP101",)),
        ("Hướng dẫn số 349/PGDĐT-TH", ("GP101",)),
        ("Công văn số 120/TT-HĐND", ()),
        ("Kế hoạch số 17/KHPH-LĐTBXH-HPN", ()),
        ("Thông báo kết luận số 15-TB/TU", ()),
        ("văn bản số 123/KH-UBND", ()),
        ("Chương trình hành động số 12-CTr/HU", ()),
        ("Chương trình số 12/CT-UBND", ("GP101",)),
        ("Quyết định số 12-QyĐ/TU", ("GP101",)),
        ("Nghị quyết số 351/2017/UBTVQH14", ()),
        ("Chỉ thị 646/TTg", ()),
        ("thông báo số 382-TB/TW ngày 15/20/2010", ("GP102",)),
        ("Kế hoạch số 31/KH-UBND ngày 25/10/202", ("GP102",)),
        ("Công văn số 458/SLĐTBXH-BĐG của Bộ lao động Thương binh xã hội", ("GP104",)),
        ("Công văn số 688/LĐTBXH-BĐG ngày 18/11/2022 của Phòng LĐTBXH huyện Tân Kỳ", ()),
        ("Công văn số 688/LĐTBXH-BĐG của Sở Lao động - Thương binh và Xã hội Nghệ An", ()),
        ("Công văn số 12/BNV-BĐG của Sở Nội vụ", ("GP104",)),
        ("Công văn số 458/SLĐTBXH-BĐG của Giám đốc Sở LĐTBXH", ()),
        ("Nghị quyết số 11-NQ/TW của Bộ Chính trị", ()),
        ("Nghị định số 70/2008/NĐ-CP ngày 04/6/2009", ("GP105",)),
        ("Chỉ thị số 21/CT-TW", ("GP106",)),
        ("Kế hoạch số 31-KH/UBND", ("GP106",)),
        ("Kế hoạch số 248KH-UBND", ("GP107",)),
        ("Kế hoạch số: /KH-UBND", ("GP108",)),
        ("Quyết định số 23", ("GP109",)),
        ("Công văn số 739 ngày 28/3/2025", ("GP109",)),
        ("Công văn số 12/PGDĐT-TH ngày 5/9/2025", ("GP110",)),
        ("Công văn số 12/PGDĐT-TH ngày 5/5/2025", ()),
    ],
)
def test_contradictions_and_other_forms_are_findings(text: str, codes: tuple[str, ...]) -> None:
    """Each kind of doubt has its code; a sound citation has none."""
    assert codes == DocumentReference.parse(text).check().codes


def test_a_finding_stands_where_its_words_stand() -> None:
    """The span of a finding points into the text as it was given."""
    text = "thông báo số 382-TB/TW ngày 15/20/2010 của Ban Chấp hành"
    (issue,) = DocumentReference.parse(text).check()

    assert issue.span is not None
    assert "ngày 15/20/2010" == text[slice(*issue.span)]
    assert "date" == issue.path


def test_what_contradicts_itself_is_kept_as_written() -> None:
    """Reading repairs no conflict: word, symbol and date stay what the text says."""
    reference = DocumentReference.parse("Quyết định số 55/2007/CT-UBND ngày 15/20/2007")

    assert "Quyết định số 55/2007/CT-UBND ngày 15/20/2007" == str(reference)


@pytest.mark.parametrize(
    ("text", "full", "short", "grounds"),
    [
        (
            "kế hoạch số 5/kh-ubnd ngày 7/2/2023 của UBND xã về phụ nữ",
            "Kế hoạch số 05/KH-UBND ngày 07 tháng 02 năm 2023 của UBND xã về phụ nữ",
            "Kế hoạch số 05/KH-UBND",
            "Kế hoạch số 05/KH-UBND ngày 07 tháng 02 năm 2023 của UBND xã về phụ nữ",
        ),
        (
            "Luật Bình đẳng giới số 73/2006/QH11 ngày 29/11/2006 của Quốc hội",
            "Luật Bình đẳng giới số 73/2006/QH11 ngày 29 tháng 11 năm 2006 của Quốc hội",
            "Luật Bình đẳng giới",
            "Luật Bình đẳng giới ngày 29 tháng 11 năm 2006",
        ),
        (
            "Luật số 73/2006/QH11",
            "Luật số 73/2006/QH11",
            "Luật số 73/2006/QH11",
            "Luật số 73/2006/QH11",
        ),
        (
            "khoản 1 Điều 25 Luật Bình đẳng giới",
            "khoản 1 Điều 25 Luật Bình đẳng giới",
            "khoản 1 Điều 25 Luật Bình đẳng giới",
            "khoản 1 Điều 25 Luật Bình đẳng giới",
        ),
    ],
)
def test_a_citation_is_written_in_three_ways(
    text: str, full: str, short: str, grounds: str
) -> None:
    """Everything at first mention, kind and number later; a law by its name in the grounds."""
    reference = DocumentReference.parse(text)

    assert [full, short, grounds] == [
        reference.cite(),
        reference.cite("short"),
        reference.cite("grounds"),
    ]


def test_grounds_end_each_line_as_the_decree_wants() -> None:
    """A semicolon after each ground, a full stop after the last; nothing for none."""
    references = [
        DocumentReference.parse("Luật Bình đẳng giới"),
        DocumentReference(number="31/KH-UBND", type="Kế hoạch"),
    ]

    assert "Căn cứ Luật Bình đẳng giới;\nCăn cứ Kế hoạch số 31/KH-UBND." == format_grounds(
        references
    )
    assert "" == format_grounds([])


@pytest.mark.parametrize(
    ("text", "name", "symbol"),
    [
        ("Quy định số 295-QĐ/ĐU", "Quy định", "QĐ"),
        ("Quyết định số 295-QĐ/ĐU", "Quyết định", "QĐ"),
        ("Quyết định số 12/QĐ-UBND", "Quyết định", "QĐ"),
        ("Thông tri số 05-TT/TW", "Thông tri", "TT"),
        ("Công văn số 12/SNV-CTTN", "Công văn", None),
        ("Luật số 73/2006/QH11", "Luật", "Luật"),
        ("Chỉ thị 646-TTg", "Chỉ thị", "CT"),
        ("Qui chế số 5/QC-UBND", "Quy chế", "QC"),
        ("Bản thoả thuận số 5/BTT-UBND", "Bản thỏa thuận", "BTT"),
    ],
)
def test_the_words_decide_the_kind(text: str, name: str, symbol: str | None) -> None:
    """Where a symbol stands for two kinds, the words before the number say which."""
    reference = DocumentReference.parse(text)

    assert reference.document_type is not None
    assert (name, symbol) == (reference.document_type.name, reference.type_symbol)


def test_references_are_equal_however_the_kind_is_put() -> None:
    """Spelling of the kind and of the number as written do not tell documents apart."""
    texts = ["Kế hoạch số 5/KH-UBND", "KH số 05/KH-UBND", "kế  hoạch 05 /KH-UBND"]

    assert 1 == len({DocumentReference.parse(text) for text in texts})


def test_a_reference_needs_something_to_refer_to() -> None:
    """Neither number nor kind: there is no document."""
    with pytest.raises(InvalidValueError):
        DocumentReference(date="2024-02-01")


def test_a_reference_takes_text_for_number_and_date() -> None:
    """Number and ISO date may be given as text."""
    reference = DocumentReference(type="Chỉ thị", number="21-CT/TW", date="2018-01-20")

    assert DocumentNumber.parse("21-CT/TW") == reference.number
    assert dt.date(2018, 1, 20) == reference.date
    assert PartialDate(2018) == DocumentReference(type="Luật", date=PartialDate(2018)).date


def test_an_unknown_style_is_refused() -> None:
    """Only full, short and grounds exist."""
    with pytest.raises(InvalidValueError):
        DocumentReference(type="Luật").cite("long")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I", None),
        ("các khoản 1, 2 và 3 Điều 5", "khoản 1, 2 và 3 Điều 5"),
        ("các khoản từ 1 đến 3 Điều 8", "từ khoản 1 đến 3 Điều 8"),
        ("các điểm từ a đến d khoản 1 Điều 9", "từ điểm a đến d khoản 1 Điều 9"),
        ("Điều 5 & Điều 6", "Điều 5 & Điều 6"),
        ("Điều 11, Điều 12", None),
        ("điểm đ khoản 12a điều 5", "điểm đ khoản 12a Điều 5"),
        ("Phụ lục II", None),
        ("Điểm b Khoản 3 Điều 5", "điểm b khoản 3 Điều 5"),
    ],
)
def test_a_place_in_a_document_is_written_from_small_to_large(
    text: str, written: str | None
) -> None:
    """Points and clauses with small letters, the levels above with capitals."""
    place = Pinpoint.parse(text)

    assert (written or text) == str(place)
    assert place == Pinpoint.parse(str(place))


@pytest.mark.parametrize("text", ["", "Luật", "Điều", "khoản hai Điều 5", "Điều 5 và hết"])
def test_what_is_no_place_in_a_document_is_refused(text: str) -> None:
    """Only numbered levels are a place."""
    with pytest.raises(ParseError):
        Pinpoint.parse(text)


def test_a_year_after_the_symbol_is_that_of_the_document() -> None:
    """Some write "31/KH-UBND/2024"; the year is no part of the number."""
    reference = DocumentReference.parse("Kế hoạch 31/KH-UBND/2024 của UBND xã Hoằng Phú")

    assert DocumentNumber.parse("31/KH-UBND") == reference.number
    assert "2024" == str(reference.date)
    assert "UBND xã Hoằng Phú" == reference.issuer


KINDS = [("Kế hoạch", "KH"), ("Quyết định", "QĐ"), ("Tờ trình", "TTr"), ("Báo cáo", "BC")]
BODIES = [
    ("UBND", "UBND huyện Hoằng Hóa"),
    ("TTg", "Thủ tướng Chính phủ"),
    ("BVSTBPN", "Ban Vì sự tiến bộ của phụ nữ tỉnh"),
    ("BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
    ("MGHS", "Trường Mầm non Hoa Sen"),
]
PARTY = [("TU", "Ban Thường vụ Tỉnh ủy Nghệ An"), ("ĐU", "Đảng ủy phường Bạch Đằng")]
DATES = [
    "ngày {d:02} tháng {m:02} năm {y}",
    "ngày {d} tháng {m} năm {y}",
    "ngày {d}/{m}/{y}",
    "ngày {d:02}-{m:02}-{y}",
    "ngày {d}.{m}.{y}",
    "({d:02}/{m:02}/{y})",
    "ngày{d:02}/{m:02}/{y}",
    "{d} tháng {m} năm {y}",
]
REST = ["", ";", " về việc triển khai năm 2024", ", UBND xã xây dựng kế hoạch như sau:"]


@given(st.data())
def test_law_every_surface_of_a_citation_has_the_same_parts(data: st.DataObject) -> None:
    """Label, spaces, dashes, case, date form and what stands around change none of the parts."""

    def pick(*choices: str) -> str:
        return data.draw(st.sampled_from(choices))

    words, symbol = data.draw(st.sampled_from(KINDS))
    party = data.draw(st.booleans())
    issuer, body = data.draw(st.sampled_from(PARTY if party else BODIES))
    number = data.draw(st.integers(1, 9999))
    day = data.draw(st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31)))
    first, second = ("-–‐", "/") if party else ("/", "-–‐")
    joined = (
        f"{number}{pick('', ' ')}{pick(*first)}{pick('', ' ')}{symbol}"
        f"{pick(*second)}{pick('', ' ')}{issuer}"
    )
    date = pick(*DATES).format(d=day.day, m=day.month, y=day.year)
    text = (
        pick("", "Căn cứ ", "(Kèm theo ", "Thực hiện ")
        + pick(words, words.lower(), words.upper())
        + pick(" số ", " số: ", " Số ", " ", " số")
        + joined
        + pick(" ", ", ", "\n")
        + date
        + pick(" của ", ", của ", " của\n")
        + body
        + pick(*REST)
    )

    reference = DocumentReference.parse(text)

    style = "party" if party else "state"
    assert DocumentNumber(number, symbol, issuer, style=style) == reference.number
    assert (words.casefold(), day, body) == (
        reference.type.casefold(),
        reference.date,
        reference.issuer,
    )
    assert reference == DocumentReference.parse(str(reference))
