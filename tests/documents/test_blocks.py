"""Signatures, recipients and date lines as documents have them."""

import datetime as dt

import pytest

from genderplan.documents import Recipient, Recipients, Signature
from genderplan.documents.layout import DateLine, Purpose, SigningAuthority, place_in_date_line
from genderplan.errors import InvalidValueError, ParseError
from genderplan.periods import PartialDate


@pytest.mark.parametrize(
    ("text", "authorities", "office", "party"),
    [
        ("CHỦ TỊCH", [None], "CHỦ TỊCH", False),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", ["for_head", None], "PHÓ CHỦ TỊCH", False),
        (
            "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
            ["on_behalf", "for_head", None],
            "PHÓ CHỦ TỊCH",
            False,
        ),
        ("TL. BỘ TRƯỞNG\nVỤ TRƯỞNG", ["by_order", None], "VỤ TRƯỞNG", False),
        ("TUQ.CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ", ["by_power", None], "GIÁM ĐỐC SỞ NỘI VỤ", False),
        ("Q. Giám đốc", ["acting"], "GIÁM ĐỐC", False),
        ("T/M BAN THƯỜNG VỤ\nBÍ THƯ", ["on_behalf", None], "BÍ THƯ", True),
        (
            "K/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
            ["for_head", None],
            "PHÓ CHÁNH VĂN PHÒNG",
            True,
        ),
        ("T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG", ["by_order", None], "CHÁNH VĂN PHÒNG", True),
    ],
)
def test_a_signature_is_read(
    text: str, authorities: list[str | None], office: str, *, party: bool
) -> None:
    """The marks of the state and of the Party, one a line (NĐ 30/2020, Phụ lục I, II.7)."""
    signature = Signature.parse(text)

    assert authorities == [line.authority for line in signature.lines]
    assert (office, party) == (signature.office, signature.party)
    assert signature == Signature.parse(str(signature))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("CHỦ TỊCH", ()),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", ()),
        ("KT. CHỦ TỊCH", ("GP131",)),
        ("T/M BAN THƯỜNG VỤ\nKT. BÍ THƯ\nPHÓ BÍ THƯ", ("GP132",)),
        ("KT. CHỦ TỊCH\nTM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH", ("GP133",)),
    ],
)
def test_a_signature_is_checked(text: str, codes: tuple[str, ...]) -> None:
    """A deputy needs a title, the systems are not mixed, the body stands above the head."""
    assert codes == Signature.parse(text).check().codes


def test_a_signature_needs_an_office() -> None:
    """No line, or a mark without a title, is no signature."""
    with pytest.raises(InvalidValueError):
        Signature(())
    with pytest.raises(ParseError):
        Signature.parse("TM. ")


def test_every_authority_has_a_meaning() -> None:
    """Each mark is explained in words."""
    assert all(kind.label("en") and kind.mark.endswith(".") for kind in SigningAuthority)


BLOCK = """Nơi nhận:
- Phòng Lao động - TBXH (b/c);
- TTr Đảng ủy - HĐND xã (để báo cáo);
- Các đoàn thể cấp xã(t/h);
- Các thôn (để biết);
- Công an xã (p/h);
- Như Điều 3;
- Lưu: VT, VHXH (12).
"""


def test_recipients_are_read_with_their_purposes() -> None:
    """Short and long forms of a purpose mean the same; other lines have none."""
    block = Recipients.parse(BLOCK)

    assert [
        Recipient("Phòng Lao động - TBXH", Purpose.REPORT),
        Recipient("TTr Đảng ủy - HĐND xã", Purpose.REPORT),
        Recipient("Các đoàn thể cấp xã", Purpose.CARRY_OUT),
        Recipient("Các thôn", Purpose.INFORM),
        Recipient("Công an xã", Purpose.COORDINATE),
        Recipient("Như Điều 3"),
    ] == list(block.items)
    assert "VT, VHXH (12)" == block.filed
    assert block == Recipients.parse(str(block))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("- UBND huyện (để b/c);\n- Lưu: VT.", ()),
        ("- Ban VSTBPN (VP);\n- Lưu VT, Ban VSTBPN.", ()),
        ("- UBND huyện (để b/c);", ("GP141",)),
        ("- UBND huyện (để xem);\n- Lưu: VT.", ("GP142",)),
    ],
)
def test_recipients_are_checked(text: str, codes: tuple[str, ...]) -> None:
    """The file copy is named, and purposes are the usual ones."""
    assert codes == Recipients.parse(text).check().codes


@pytest.mark.parametrize("text", ["Nơi nhận:", "- ;", "...", "---"])
def test_a_block_without_recipients_is_refused(text: str) -> None:
    """A heading or punctuation alone names nobody."""
    with pytest.raises(ParseError):
        Recipients.parse(text)


@pytest.mark.parametrize(
    ("text", "place", "date", "codes"),
    [
        ("Hà Nội, ngày 05 tháng 01 năm 2020", "Hà Nội", "2020-01-05", ()),
        (
            "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019",
            "Thành phố Hồ Chí Minh",
            "2019-06-29",
            (),
        ),
        ("Phan Rang-Tháp Chàm, ngày 05 tháng 3 năm 2007", "Phan Rang-Tháp Chàm", "2007-03-05", ()),
        ("Bình Định, ngày 08 tháng 07 năm 2021", "Bình Định", "2021-07-08", ("GP121",)),
        ("Vinh, ngày 26 tháng 2 năm 2021", "Vinh", "2021-02-26", ("GP121",)),
        ("Phước Lý, ngày  02  tháng 03 năm 2023", "Phước Lý", "2023-03-02", ("GP121",)),
        ("Hoằng Kim, ngày      tháng 02 năm 2024", "Hoằng Kim", "2024-02", ("GP122",)),
        ("Hoằng Kim, ngày ... tháng … năm 2024", "Hoằng Kim", "2024", ("GP122", "GP122")),
        ("Hồ Chí Minh, ngày 29 tháng 6 năm 2019", "Hồ Chí Minh", "2019-06-29", ("GP123",)),
        ("1, ngày 29 tháng 6 năm 2019", "1", "2019-06-29", ("GP123",)),
        ("HÀ NỘI, NGÀY 05 THÁNG 01 NĂM 2020", "HÀ NỘI", "2020-01-05", ()),
        ("Hà Nội, Ngày 08 tháng 07 năm 2021", "Hà Nội", "2021-07-08", ("GP121",)),
    ],
)
def test_a_date_line_is_read_and_checked(
    text: str, place: str, date: str, codes: tuple[str, ...]
) -> None:
    """Place and date as they stand; zeros and place names by NĐ 30/2020, Phụ lục I, II.4."""
    line = DateLine.parse(text)

    assert (place, date) == (line.place, str(line.date))
    assert codes == line.check().codes
    assert line == DateLine.parse(str(line))


def test_a_date_line_all_blank_is_a_draft() -> None:
    """A template has a place and no date."""
    line = DateLine.parse("Hà Nội, ngày … tháng … năm …")

    assert line.date is None
    assert line.is_draft
    assert "Hà Nội, ngày … tháng … năm …" == str(line)


@pytest.mark.parametrize(
    ("text", "part", "place"),
    [
        ("Hà Nội", "date line", "Hà Nội"),
        ("Hà Nội, 5/1/2020", "date line", "Hà Nội, 5/1/2020"),
        ("Hà Nội, ngày 31 tháng 6 năm 2019", "day", "31"),
        ("Hà Nội, ngày 05 tháng 13 năm 2020", "month", "13"),
        ("Hà Nội, ngày 5 5 tháng 01 năm 2020", "day", "5 5"),
        ("Hà Nội, ngày 05 tháng 01 năm 202", "year", "202"),
    ],
)
def test_a_date_line_that_cannot_be_read_names_the_part(text: str, part: str, place: str) -> None:
    """Impossible and cut dates are refused with the part that fails, and where it stands."""
    with pytest.raises(ParseError) as caught:
        DateLine.parse(text)

    start, end = caught.value.span
    assert (part, place) == (caught.value.part, text[start:end])


def test_a_date_line_is_written_by_the_rule() -> None:
    """Zeros where the rule wants them, dots for what is blank."""
    assert "Hoằng Kim, ngày 07 tháng 02 năm 2023" == str(DateLine("Hoằng Kim", dt.date(2023, 2, 7)))
    assert "Hoằng Kim, ngày … tháng 9 năm 2023" == str(DateLine("Hoằng Kim", PartialDate(2023, 9)))
    with pytest.raises(InvalidValueError):
        DateLine("  ")


@pytest.mark.parametrize(
    ("kind", "name", "named_after", "expected"),
    [
        ("xã", "Hoằng Kim", False, "Hoằng Kim"),
        ("quận", "1", False, "Quận 1"),
        ("phường", "Điện Biên Phủ", False, "Phường Điện Biên Phủ"),
        ("thành phố", "Hồ Chí Minh", False, "Thành phố Hồ Chí Minh"),
        ("phường", "Lê Lợi", True, "Phường Lê Lợi"),
    ],
)
def test_a_place_named_after_somebody_keeps_its_kind(
    kind: str, name: str, *, named_after: bool, expected: str
) -> None:
    """Person, number, event: the full name; else the name alone."""
    assert expected == place_in_date_line(kind, name, named_after=named_after)


def test_only_the_line_of_the_file_copy_is_one() -> None:
    """A recipient whose name begins with the same word stays one; two such lines are kept both."""
    block = Recipients.parse("- Lưu trữ huyện (để b/c);\n- Lưu: VT;\n- Lưu HS.")

    assert ("Lưu trữ huyện", Purpose.REPORT) == (block.items[0].name, block.items[0].purpose)
    assert "VT, HS" == block.filed
    assert block == Recipients.parse(str(block))
