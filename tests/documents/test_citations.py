"""The grammar of citations: its table of forms, where each part stands, lists, ends of names."""

import itertools
import re
import unicodedata

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from genderplan.documents import DocumentReference, Pinpoint
from genderplan.documents.citation_parts import PARTS
from genderplan.documents.issuers import issuer_end
from genderplan.documents.numbers import FORMS
from genderplan.documents.numbers import form as number_form
from genderplan.extraction import Mention, find_mentions


def citations(text: str) -> list[Mention]:
    """The citations of a text."""
    return list(find_mentions(text, kinds=["citation"]))


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_found_in_its_example_only(name: str) -> None:
    """Each form finds its example, from end to end where it is no search, and not the other."""
    part = PARTS[name]
    pattern = re.compile(part.pattern)

    whole = name.startswith("list")  # what stands between two items is looked at as a whole

    assert pattern.search(part.example)
    assert not (pattern.fullmatch if whole else pattern.match)(part.counter)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_of_number_is_found_in_its_example_only(name: str) -> None:
    """Each form of a number finds its example and not the other."""
    form, pattern = FORMS[name], number_form(name)

    assert pattern.match(form.example)
    assert not pattern.match(form.counter)


PHU_YEN = (
    "Bãi bỏ khoản 2 Điều 1 Nghị quyết số 11/NQ-HĐND ngày 09/12/2023 của HĐND tỉnh Phú Yên quy định "
    "mức hỗ trợ cộng tác viên trên địa bàn tỉnh Phú Yên."
)


def test_a_citation_owns_its_parts_as_places() -> None:
    """Each part has its place in the text as given, in whatever form of Unicode."""
    for text in (PHU_YEN, unicodedata.normalize("NFD", PHU_YEN)):
        (mention,) = citations(text)
        parts = {
            part: unicodedata.normalize("NFC", text[slice(*span)])
            for part, span in mention.value.spans
        }

        assert {
            "pinpoint": "khoản 2 Điều 1",
            "type": "Nghị quyết",
            "number": "số 11/NQ-HĐND",
            "date": "ngày 09/12/2023",
            "issuer": "HĐND tỉnh Phú Yên",
            "title": "quy định mức hỗ trợ cộng tác viên trên địa bàn tỉnh Phú Yên",
        } == parts
        assert text[7:-1] == mention.text or text.startswith(mention.text, mention.start)


def test_a_document_cited_in_a_title_has_its_own_mention() -> None:
    """The title is whole in the value; mentions do not overlap."""
    text = (
        "Kế hoạch số 5/KH-UBND ngày 05/3/2024 của UBND tỉnh Thanh Hóa về việc thực hiện Nghị quyết "
        "số 28/NQ-CP ngày 03/3/2021 của Chính phủ"
    )
    outer, inner = citations(text)

    assert "Kế hoạch số 5/KH-UBND ngày 05/3/2024 của UBND tỉnh Thanh Hóa" == outer.text
    assert outer.value.title.endswith("Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ")
    assert "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ" == inner.text


# text, and for each citation its number and issuer
LISTS: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "Kế hoạch số 31, 32/KH-UBND",
        [("Kế hoạch", "31/KH-UBND", ""), ("Kế hoạch", "32/KH-UBND", "")],
    ),
    (
        "các Quyết định số 12, 15 và 18/QĐ-UBND ngày 05/3/2024 của UBND tỉnh",
        [
            ("Quyết định", "12/QĐ-UBND", "UBND tỉnh"),
            ("Quyết định", "15/QĐ-UBND", "UBND tỉnh"),
            ("Quyết định", "18/QĐ-UBND", "UBND tỉnh"),
        ],
    ),
    (
        "Nghị quyết 11 và Nghị quyết 13 của Chính phủ",
        [("Nghị quyết", "11/NQ", "Chính phủ"), ("Nghị quyết", "13/NQ", "Chính phủ")],
    ),
    (
        "Nghị quyết số 11-NQ/TW và Nghị quyết số 13/NQ-CP của Chính phủ",
        [("Nghị quyết", "11-NQ/TW", ""), ("Nghị quyết", "13/NQ-CP", "Chính phủ")],
    ),
    (
        "UBND tỉnh ban hành Kế hoạch số 5/KH-UBND và Kế hoạch số 6/KH-UBND",
        [("Kế hoạch", "05/KH-UBND", "UBND tỉnh"), ("Kế hoạch", "06/KH-UBND", "UBND tỉnh")],
    ),
    (
        "UBND tỉnh ban hành Kế hoạch số 5/KH-UBND và Nghị quyết số 6/NQ-HĐND",
        [("Kế hoạch", "05/KH-UBND", "UBND tỉnh"), ("Nghị quyết", "06/NQ-HĐND", "")],
    ),
    (
        "Công văn 1074/KTKĐCLGD-GDĐH về hướng dẫn chung và 1075/KTKĐCLGD-GDĐH về tự đánh giá",
        [("Công văn", "1074/KTKĐCLGD-GDĐH", ""), ("Công văn", "1075/KTKĐCLGD-GDĐH", "")],
    ),
    (
        "các Kế hoạch 31, 32/KH-UBND",
        [("Kế hoạch", "31/KH-UBND", ""), ("Kế hoạch", "32/KH-UBND", "")],
    ),
    ("số 5a, 6/2024/NQ-HĐND", [("", "5a/2024/NQ-HĐND", ""), ("", "06/2024/NQ-HĐND", "")]),
    (
        "các Nghị định của Chính phủ: số 12/2019/NĐ-CP, số 15/2020/NĐ-CP",
        [("Nghị định", "12/2019/NĐ-CP", "Chính phủ"), ("Nghị định", "15/2020/NĐ-CP", "Chính phủ")],
    ),
    (
        "Nghị quyết số 10-NQ/TU, 11-NQ/TU và Chỉ thị số 05-CT/TU",
        [
            ("Nghị quyết", "10-NQ/TU", ""),
            ("Nghị quyết", "11-NQ/TU", ""),
            ("Chỉ thị", "05-CT/TU", ""),
        ],
    ),
    ("họp 5, 32/KH-UBND đã gửi", [("", "32/KH-UBND", "")]),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_an_item_of_a_list_has_symbol_kind_and_issuer(
    text: str, wanted: list[tuple[str, str, str]]
) -> None:
    """A symbol is shared by the numbers before it, a kind by those behind, an issuer by all."""
    found = [
        (each.value.type, str(each.value.number), each.value.issuer) for each in citations(text)
    ]

    assert wanted == found


@pytest.mark.parametrize(
    ("text", "number", "date"),
    [
        ("Công văn số 3012/C06-P3 ngày 05/02/2026", "3012/C06-P3", "2026-02-05"),
        ("công văn số 45/PA05-Đ2 ngày 05/02/2026", "45/PA05-Đ2", "2026-02-05"),
        ("thông báo số 75A/TB-VP ngày 12/3/2026", "75A/TB-VP", "2026-03-12"),
        ("Quyết định số 18b/QĐ-UBND ngày 12/3/2026", "18b/QĐ-UBND", "2026-03-12"),
        ("Công văn số 88/SNV-XDCQ,TG ngày 09/01/2026", "88/SNV-XDCQ,TG", "2026-01-09"),
        ("Công văn số 123/SYT-NVY&QLHN ngày 09/01/2026", "123/SYT-NVY&QLHN", "2026-01-09"),
        ("Công văn số 215/UBND-KT(TH) ngày 09/01/2026", "215/UBND-KT(TH)", "2026-01-09"),
        ("Công văn số 215/UBND-(VX) ngày 09/01/2026", "215/UBND-(VX)", "2026-01-09"),
        ("Nghị quyết số 19-2018/NQ-CP ngày 15/5/2018", "19-2018/NQ-CP", "2018-05-15"),
        ("Số:         /UBND-NC\nLâm Đồng, ngày 05 tháng 3 năm 2026", "/UBND-NC", "2026-03-05"),
        ("Số:         /UBND-NCLâm Đồng, ngày 05 tháng 3 năm 2026", "/UBND-NC", "2026-03-05"),
        ("Số:      /SNV-CTTN\nHà Nội, ngày 05 tháng 3 năm 2026", "/SNV-CTTN", "2026-03-05"),
        ("Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13", "14/2012/QH13", "None"),
        ("Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13", "80/2015/QH13", "None"),
        ("Luật Xử lý vi phạm hành chính số 15/2012/QH13", "15/2012/QH13", "None"),
        ("Luật Xử lý vi phạm hành chính ngày 20/6/2012", "None", "2012-06-20"),
        ("Luật Trách nhiệm bồi thường của Nhà nước năm 2017", "None", "2017"),
        ("Luật Bình đẳng giới (29/11/2006)", "None", "2006-11-29"),
        ("Luật Bình đẳng giới (ban hành ngày 29/11/2006)", "None", "2006-11-29"),
        ("Kế hoạch số 31/KH-UBND ngày 08 tháng Ba năm 2024", "31/KH-UBND", "2024-03-08"),
        ("Kế hoạch số 31/KH-UBND ngày mồng tám tháng ba năm 2024", "31/KH-UBND", "2024-03-08"),
        ("Quyết định số 23", "23/QĐ", "None"),
        ("Chỉ thị 17", "17/CT", "None"),
    ],
)
def test_odd_symbols_and_names_are_found_as_they_are_read(
    text: str, number: str, date: str
) -> None:
    """One mention over all of the text, with the value that parse gives."""
    (mention,) = citations(text)

    assert (0, len(text)) == mention.span
    assert DocumentReference.parse(text) == mention.value
    assert (number, date) == (str(mention.value.number), str(mention.value.date))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Luật Bình đẳng giới, Luật Phòng, chống bạo lực gia đình, Luật Trẻ em",
            ["Luật Bình đẳng giới", "Luật Phòng, chống bạo lực gia đình", "Luật Trẻ em"],
        ),
        (
            "Luật Trẻ em, Bộ luật Lao động và Luật Phổ biến, giáo dục pháp luật",
            ["Luật Trẻ em", "Bộ luật Lao động", "Luật Phổ biến, giáo dục pháp luật"],
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Quy hoạch, Luật Đầu tư và Luật Đấu thầu",
            ["Luật sửa đổi, bổ sung một số điều của Luật Quy hoạch, Luật Đầu tư và Luật Đấu thầu"],
        ),
        ("căn cứ luật bình đẳng giới ngày 29-11-2006", ["luật bình đẳng giới ngày 29-11-2006"]),
        ("căn cứ luật định ngày 29-11-2006", []),
        ("Hợp đồng 12-A1", []),
        ("Luật Quy hoạch (số 37/2019/NĐ-CP)", ["số 37/2019/NĐ-CP"]),
    ],
)
def test_a_law_ends_where_the_next_begins(text: str, found: list[str]) -> None:
    """A list of laws by their names is as many citations; a code of a house is none."""
    assert found == [mention.text for mention in citations(text)]


@pytest.mark.parametrize("lead", ["", "Căn cứ ", "Thực hiện "])
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13", "Phổ biến, giáo dục pháp luật"),
        (
            "Luật Ban hành văn bản quy phạm pháp luật ngày 22/6/2015",
            "Ban hành văn bản quy phạm pháp luật",
        ),
        ("Pháp lệnh Pháp điển hệ thống quy phạm pháp luật năm 2012", None),
        ("Luật Luật sư năm 2006", "Luật sư"),
    ],
)
def test_a_law_has_its_whole_name(lead: str, text: str, title: str | None) -> None:
    """The name of a law may hold the word with which a citation begins."""
    (mention,) = citations(f"{lead}{text}.")

    assert text == mention.text
    assert (title or text.removeprefix("Pháp lệnh ").partition(" năm ")[0]) == mention.value.title


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("UBND tỉnh Thanh Hóa", " Ban hành Quy chế phối hợp"),
        ("Chính phủ", " Ban hành Nghị quyết"),
        ("UBND huyện Hoằng Hóa", " Triển khai kế hoạch"),
        ("UBND TỈNH THANH HÓA", " BAN HÀNH QUY CHẾ"),
        ("HĐND tỉnh Phú Yên", " Quy định mức hỗ trợ"),
        ("UBND xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa", ", các thôn thực hiện"),
        ("Thủ tướng Chính phủ", ", UBND tỉnh yêu cầu"),
        ("Bộ Tài nguyên và Môi trường", " Về việc"),
        ("Bộ Văn hóa, Thể thao và Du lịch", " nêu trọng tâm"),
        ("Sở Lao động, Thương binh và Xã hội tỉnh Cao Bằng", " hướng dẫn"),
        ("Ban Chỉ đạo 138 tỉnh", " về phòng ngừa"),
        ("Ban Thường vụ Tỉnh ủy Hưng Yên", ", Đảng ủy xã tổ chức học tập"),
        ("Thành ủy Hải Phòng", " về xây dựng Đảng"),
        ("HĐND Thành phố Hồ Chí Minh khóa X, kỳ họp thứ 10", " quy định phí"),
        ("Trường Đại học Sư phạm Hà Nội", " kiện toàn ban"),
        ("Vụ Bình đẳng giới", " về việc"),
        ("", "Nghị định số 63/2014/NĐ-CP"),
        ("Bộ    \nChính trị", " về xây dựng"),
        ("UBND quận 9", " phê duyệt"),
        ("UBND Phường 8", ", mức chi là 5 triệu đồng"),
        ("UBND xã Tân Phước 2", ". Theo đó"),
        ("HĐND xã Vinh Quý", " quy định mức chi"),
        ("UBND phường Đoàn Kết", " yêu cầu các đơn vị"),
        ("Xã đoàn Hoằng Kim", " tổ chức"),
        ("UBND phường 1 Bảo Lộc", " Về việc"),
        ("UBND huyện Na Hang", " Phê duyệt"),
        ("UBND tỉnh Hà Tây", " Quy định"),
        ("UBND xã Ea H'leo", " ban hành"),
        ("Hội LHPN thành phố Phan Rang - Tháp Chàm", "\nKính gửi"),
        ("UBND phường Phố Không Có", " về việc"),
        ("UBND phường Phố Không Có", "\nSố: 12/QĐ-UBND"),
        ("Trưởng Ban Chỉ đạo thực hiện Đề án 06 tỉnh Bình Định", " Về việc ban hành"),
        ('Ban Chỉ đạo phong trào "Toàn dân đoàn kết" tỉnh', " về việc"),
        ("Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", " phê duyệt"),
        ("Đại hội đại biểu Đảng bộ phường lần thứ I", " về nhiệm vụ"),
        ("Liên bộ Giáo dục và đào tạo-Bộ Tài chính", "; hướng dẫn"),
    ],
)
def test_the_name_of_an_issuer_ends_where_the_longest_name_ends(name: str, rest: str) -> None:
    """Bodies and the units of all days say where a name ends; capitals do not."""
    text = f"{name}{rest}"

    assert name == text[: issuer_end(text, text.lower(), 0)]


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("Điều 5 và Điều 6", {"article": "5 và Điều 6"}),
        ("từ Điều 5 đến Điều 8", {"article": "5 đến Điều 8"}),
        ("Điều 5 - Điều 8", {"article": "5 đến Điều 8"}),
        ("Điều 5-8", {"article": "5 đến 8"}),
        ("Điều 21; Điều 22", {"article": "21; Điều 22"}),
        ("khoản 1 và khoản 3 Điều 5", {"clause": "1 và khoản 3", "article": "5"}),
        ("khoản 1, 2 Điều 5", {"clause": "1, 2", "article": "5"}),
        ("điểm a, b và c khoản 1 Điều 6", {"point": "a, b và c", "clause": "1", "article": "6"}),
        ("khoản 1 Điều 5 Chương II", {"clause": "1", "article": "5", "chapter": "II"}),
        ("các Điều 5, 6, 7", {"article": "5, 6, 7"}),
        ("Điều 5 khoản 1", {"clause": "1", "article": "5"}),
        ("Điều 5, khoản 1", {"clause": "1", "article": "5"}),
    ],
)
@pytest.mark.parametrize(
    "form", ["{0} Nghị định số 70/2008/NĐ-CP", "{0} của Nghị định số 70/2008/NĐ-CP"]
)
def test_a_place_before_a_citation_is_whole(place: str, parts: dict[str, str], form: str) -> None:
    """Every article, clause and point that is named belongs to the citation."""
    text = form.format(place)
    (mention,) = citations(text)

    assert (0, len(text)) == mention.span
    read = mention.value.pinpoint
    assert parts == {level: getattr(read, level) for level in LEVELS if getattr(read, level)}
    assert read == Pinpoint.parse(place)
    assert Pinpoint.parse(str(mention.value.pinpoint)) == mention.value.pinpoint


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 70/2008/NĐ-CP, khoản 1 và khoản 3 Điều 5",
        "Nghị định số 70/2008/NĐ-CP (khoản 1 và khoản 3 Điều 5)",
        "Nghị định số 70/2008/NĐ-CP ngày 04/6/2008 tại khoản 1 và khoản 3 Điều 5",
    ],
)
def test_a_place_behind_a_citation_is_whole(text: str) -> None:
    """The place may stand behind the number, the date or the issuer."""
    (mention,) = citations(text)

    assert "khoản 1 và khoản 3 Điều 5" == str(mention.value.pinpoint)


def test_a_place_before_the_next_document_belongs_to_that() -> None:
    """What stands between two citations points into the second."""
    first, second = citations("Nghị định số 70/2008/NĐ-CP, Điều 5 Luật Trẻ em năm 2016")

    assert (None, "Điều 5") == (first.value.pinpoint, str(second.value.pinpoint))


LEVELS = ("point", "clause", "article", "section", "chapter", "part", "annex", "others")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "khoản 1 và điểm e khoản 3 và khoản 4 Điều 11",
            [("", "1", "11"), ("e", "3", "11"), ("", "4", "11")],
        ),
        ("điểm a khoản 1 và điểm b khoản 2 Điều 5", [("a", "1", "5"), ("b", "2", "5")]),
        ("khoản 1, khoản 2 Điều 7 và khoản 2 Điều 8", [("", "1, khoản 2", "7"), ("", "2", "8")]),
        ("Điều 7 và khoản 2 Điều 8", [("", "", "7"), ("", "2", "8")]),
        ("khoản 1 Điều 5 và khoản 2 Điều 5", [("", "1", "5"), ("", "2", "5")]),
    ],
)
def test_each_of_several_places_has_its_article(
    text: str, places: list[tuple[str, str, str]]
) -> None:
    """The article that is named behind the last clause is that of those before it, too."""
    place = Pinpoint.parse(text)

    assert places == [(one.point, one.clause, one.article) for one in (place, *place.others)]
    assert text == str(place)


def test_a_list_of_values_is_one_however_it_is_written() -> None:
    """A clause may have its word again, or a comma for "và"; another clause is another place."""
    same = {Pinpoint.parse(f"khoản {list_} Điều 7") for list_ in ("1, 2", "1, khoản 2", "1 và 2")}

    assert 1 == len(same)
    assert Pinpoint.parse("khoản 1, 3 Điều 7") not in same


def test_two_places_are_two() -> None:
    """Clauses of two articles are not made one."""
    place = Pinpoint.parse("khoản 1 Điều 5 và khoản 2 Điều 6")

    assert ("1", "5") == (place.clause, place.article)
    assert [("2", "6")] == [(each.clause, each.article) for each in place.others]
    assert "khoản 1 Điều 5 và khoản 2 Điều 6" == str(place)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("của Chính phủ quy định mức phạt, UBND xã yêu cầu các thôn", "quy định mức phạt"),
        ("của Chính phủ quy định mức phạt; các thôn", "quy định mức phạt"),
        ("của Chính phủ quy định cơ quan thuế cấp tỉnh thực hiện", ""),
        ("về giảm, bỏ thủ tục, các bộ đã tập trung triển khai", "về giảm, bỏ thủ tục"),
        ("về ngân sách năm 2024, Chính phủ bổ sung, cập nhật", "về ngân sách năm 2024"),
        *(
            (title, title)
            for title in (
                "về phối hợp giữa Sở Y tế, các sở, ban trong thực hiện công tác",
                "thực hiện nhiệm vụ do Quốc hội, Chính phủ giao",
                "về việc của Quốc hội, Chính phủ, các bộ",
            )
        ),
        ("của Chính phủ về thư viện, hướng dẫn chi tiết", "về thư viện, hướng dẫn chi tiết"),
        ("của Chính phủ về thư viện được sửa đổi bởi Nghị định sau", "về thư viện"),
        ("của Chính phủ về A, Quyết định số 7/QĐ-UBND", "về A"),
        ("của Chính phủ có hiệu lực từ hôm nay", ""),
        ("của Chính phủ quy định tại Điều 5", ""),
        ("của Chính phủ ban hành kèm theo Quyết định này", ""),
        ("của Chính phủ về thư viện (sau đây gọi tắt là Nghị định 70)", "về thư viện"),
        ("của Chính phủ sửa đổi Nghị định số\n20/2020/NĐ-CP", "sửa đổi Nghị định số 20/2020/NĐ-CP"),
        ("của Chính phủ\nThực hiện chỉ đạo của tỉnh", ""),
        ("của Chính phủ, đến năm 2025 phấn đấu", ""),
        ("của Chính phủ (về thư viện)", ""),
        ("của Chính phủ về thư viện đã hết hiệu lực", "về thư viện"),
        ("của Chính phủ về thư viện, Tờ trình của UBND tỉnh", "về thư viện"),
        ("của Chính phủ về thư viện và Luật Trẻ em năm 2016", "về thư viện"),
        ("của Chính phủ về thư viện\nCác xã thực hiện", "về thư viện"),
        ("của Chính phủ về thư viện\ncủa các trường", "về thư viện của các trường"),
        ("của Chính phủ về thư viện tỉnh\nThanh Hóa", "về thư viện tỉnh Thanh Hóa"),
        ("của Chính phủ về thư viện\n- Các xã", "về thư viện"),
    ],
)
def test_a_title_is_known_to_its_end(text: str, title: str) -> None:
    """A title begins with the words that open one and ends before other matter."""
    mention = citations(f"Nghị định số 70/2008/NĐ-CP ngày 04/6/2008 {text}")[0]

    assert title == mention.value.title


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("UBND tỉnh ban hành Kế hoạch số 31/KH-UBND", "UBND tỉnh"),
        ("Ngày 05/3/2024, Chủ tịch UBND xã đã ký Quyết định số 31/QĐ-UBND", "Chủ tịch UBND xã"),
        ("Thường trực Tỉnh ủy chỉ đạo thực hiện Kế hoạch số 31/KH-UBND", ""),
        ("Sở Nội vụ gửi Kế hoạch số 31/KH-UBND", ""),
        ("TTXVN - UBND tỉnh vừa ban hành Công văn số 31/UBND-VX", "UBND tỉnh"),
    ],
)
def test_who_issues_in_the_sentence_before_is_the_issuer(text: str, issuer: str) -> None:
    """Only a body that issues, and that the symbol does not speak against."""
    (mention,) = citations(text)

    assert issuer == mention.value.issuer


def test_a_person_may_stand_between_the_issuer_and_the_date() -> None:
    """The date belongs to the document, the person's name to no part of it."""
    text = "Quyết định số 2415/QĐ-BNV của Bộ trưởng Bộ Nội vụ Trần Văn An ký ngày 12/9/2024"
    (mention,) = citations(text)

    assert (0, len(text)) == mention.span
    assert ("2024-09-12", "Bộ trưởng Bộ Nội vụ") == (str(mention.value.date), mention.value.issuer)


def test_a_title_without_usual_words_is_quoted_and_read_back() -> None:
    """Whatever a title says, a written citation is read back."""
    reference = DocumentReference(
        type="Thông tư", number="15/2019/TT-BNV", issuer="Bộ Nội vụ", title="Cơ sở 2 của trường"
    )

    assert "Thông tư số 15/2019/TT-BNV của Bộ Nội vụ “Cơ sở 2 của trường”" == str(reference)
    assert reference == DocumentReference.parse(str(reference))


@given(
    st.lists(st.sampled_from(["Điều", "khoản", "điểm", "5", "1, 2", "a", "và", "đến", ",", "từ"]))
)
def test_any_row_of_words_is_a_place_or_refused(words: list[str]) -> None:
    """Reading a place never fails in another way, and what is read is written."""
    text = " ".join(["Điều 5", *words])
    try:
        place = Pinpoint.parse(text)
    except ValueError:
        return
    assert str(place)


VALUES = {
    "point": ("a", "đ", "b1", "a, b và c"),
    "clause": ("1", "2a", "1 và 3"),
    "article": ("5", "103", "5 đến 8"),
    "section": ("II", "5"),
    "chapter": ("XII", "3"),
    "annex": ("I", "02"),
}
PLACES = st.sets(st.sampled_from(sorted(VALUES)), min_size=1, max_size=3).flatmap(
    lambda levels: st.fixed_dictionaries(
        {level: st.sampled_from(VALUES[level]) for level in levels}
    )
)


@settings(max_examples=40)
@given(st.lists(PLACES, min_size=1, max_size=3))
def test_a_place_that_is_written_is_read_back(places: list[dict[str, str]]) -> None:
    """Every place of several is kept apart, with all its levels.

    Values of one level alone run together with those of the next place, as in "khoản 1 và khoản 3
    Điều 5", and a place without article takes that of the next, "khoản 1 và điểm a khoản 3 Điều 5".
    """
    small = [not {"article", "section", "chapter", "annex"} & set(place) for place in places]
    assume(not any(one and not two for one, two in itertools.pairwise(small)))
    firsts = [next(level for level in VALUES if level in place) for place in places]
    alone = [len(place) == 1 for place in places]
    assume(not any(alone[n] and firsts[n] == firsts[n + 1] for n in range(len(places) - 1)))
    first, *others = [Pinpoint(**place) for place in places]  # type: ignore[arg-type]
    whole = attrs.evolve(first, others=tuple(others))

    assert whole == Pinpoint.parse(str(whole))


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Xét đề nghị của Chính phủ tại Tờ trình số 24/TTr-CP", "Chính phủ"),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 5/TTr-SNV", "Giám đốc Sở Nội vụ"),
        ("theo ý kiến của UBND huyện Hoằng Hóa tại Công văn số 5/UBND-VX", "UBND huyện Hoằng Hóa"),
        ("Bộ tiêu chuẩn do Bộ Y tế ban hành tại Thông tư 04/2016/TT-BYT", "Bộ Y tế"),
        ("được Chính phủ phê duyệt tại Quyết định 939 ngày 30/6/2017", "Chính phủ"),
        ("cuộc họp của Sở Nội vụ tại Kế hoạch số 5/KH-SNV", ""),
        ("tại Quyết định 2232/QĐ-TTg, Thủ tướng Chính phủ đã phê duyệt", "Thủ tướng Chính phủ"),
        ("Tại Nghị định số 12/2024/NĐ-CP, UBND tỉnh quy định mức hỗ trợ", ""),
        ("HĐND tỉnh họp thông qua Nghị quyết 10/2018/NQ-HĐND về hỗ trợ", "HĐND tỉnh"),
        ("Sau khi Ban Bí thư (khóa X) ban hành Kết luận số 55-KL/TW", "Ban Bí thư (khóa X)"),
        ("Thông tư 4/2024/TT-BYT về hỗ trợ do Bộ Y tế ban hành ngày 5/3/2024", "Bộ Y tế"),
        ("Quyết định số 1699/QĐ-  ngày 26/11/2018 của  về việc điều chỉnh", ""),
        (
            "đề nghị của Sở Kế hoạch và Đầu tư (Thường trực Ban) tại Tờ trình số 6/TTr-SKHĐT",
            "Sở Kế hoạch và Đầu tư",
        ),
        (
            "Nghị quyết 28/NQ-CP năm 2021 Chiến lược về bình đẳng giới do Chính phủ ban hành",
            "Chính phủ",
        ),
        (
            "Quy định 29-QĐ/TW năm 2016 thi hành Điều lệ do Bộ Chính trị ban hành, có nêu",
            "Bộ Chính trị",
        ),
    ],
)
def test_an_issuer_is_named_before_tai_or_behind_the_title(text: str, issuer: str) -> None:
    """Who asks, answers or decides "tại" a document, or issued it at the end, is its issuer."""
    (found,) = citations(text)

    assert issuer == found.value.issuer


@pytest.mark.parametrize(
    ("text", "number", "date"),
    [
        ("Quyết định số 1699/QĐ-  ngày 26 tháng 11 năm 2018 của", "1699/QĐ", "2018-11-26"),
        ("Quyết định số 12/QĐ-... ngày 5/3/2024 của UBND tỉnh", "12/QĐ", "2024-03-05"),
        ("Kế hoạch số 568/ -KH ngày 25/05/2021 về kiểm định", "568/KH", "2021-05-25"),
        (
            "Thông tư liên tịch số 11/2005/TTLT-BNV- BLĐTBXH-BTC ngày 05/01/2005",
            "11/2005/TTLT-BNV-BLĐTBXH-BTC",
            "2005-01-05",
        ),
        ("Kế hoạch số 12/KH-UBND - Về việc khen thưởng", "12/KH-UBND", "None"),
        ("kết quả thực hiện Nghị quyết 30a 6 tháng đầu năm", "30a/NQ", "None"),
        ("Nghị định 118 áp dụng mức phạt của tổ chức", "118/NĐ", "None"),
        ("Đối với Đề án 939 về hỗ trợ phụ nữ khởi nghiệp", "939/ĐA", "None"),
        ("triển khai Đề án 06 và chuyển đổi số", "06/ĐA", "None"),
    ],
)
def test_a_number_is_read_where_its_symbol_is_broken_or_short(
    text: str, number: str, date: str
) -> None:
    """A blank where the issuer was left out, after a hyphen, or the digits alone of a scheme."""
    (found,) = citations(text)

    assert (number, date) == (str(found.value.number), str(found.value.date))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Quyết định số 13089/QĐ-TU ban hành Đề án cán bộ nữ thì bước đầu đạt kết quả",
            "ban hành Đề án cán bộ nữ",
        ),
        (
            "Quyết định số 938/QĐ-TTg phê duyệt đề án hỗ trợ phụ nữ (gọi tắt là Đề án phụ nữ)",
            "phê duyệt đề án hỗ trợ phụ nữ",
        ),
        ("Chỉ thị 35-CT/TW về đại hội đảng bộ nêu rõ sẽ giảm 5%", "về đại hội đảng bộ"),
        ("Nghị quyết 28/NQ-CP năm 2021 Chiến lược do Chính phủ ban hành", "Chiến lược"),
        ("Báo cáo thẩm định số 18/BCTĐ-STP ngày 25/5/2018", "thẩm định"),
    ],
)
def test_a_title_ends_before_what_is_said_of_it(text: str, title: str) -> None:
    """It is cut before "thì" and before a short name in brackets."""
    (found,) = citations(text)

    assert title == found.value.title
