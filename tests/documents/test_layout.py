"""How a paper looks, against the rows of the decree's annex; its signatures and recipients."""

from collections.abc import Iterator
from csv import DictReader
from decimal import Decimal
from pathlib import Path

import pytest

from genderplan.documents import Recipient, Recipients, Signature
from genderplan.documents.layout import PaperForm, Purpose, SigningAuthority, paper_form
from genderplan.errors import InvalidValueError, NotFoundError, ParseError

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "domain" / "nd30-layout.tsv"
NAMES = {
    "Quốc hiệu": "country",
    "Tiêu ngữ": "motto",
    "parent body": "parent_body",
    "issuing body": "issuing_body",
    "number and symbol": "number",
    "place and date": "place_and_date",
    "kind of document": "kind",
    "subject": "subject",
    "subject of a letter": "letter_subject",
    '"Kính gửi"': "addressee",
    "grounds (căn cứ)": "grounds",
    "body text": "body",
    "authority and title of the signer": "signer",
    "signer's name": "signer_name",
    '"Nơi nhận:"': "recipients_word",
    "list of recipients": "recipients",
    "annex: word and number": "annex_word",
    "annex: title": "annex_title",
    "annex: reference": "annex_reference",
    "page number": "page_number",
}


def rows() -> Iterator[dict[str, str]]:
    """The rows of the annex, where they are at hand."""
    if not FACTS.exists():
        pytest.skip("the rows of the annex are not at hand")
    with FACTS.open(encoding="utf-8") as lines:
        yield from DictReader(lines, delimiter="\t")


def test_the_parts_are_set_as_the_annex_says() -> None:
    """Size, weight and slant of each part are those of its row."""
    expected = {
        NAMES[row["component"]]: (
            Decimal(row["size_min"]),
            Decimal(row["size_max"]),
            row["weight"] == "bold",
            row["slant"] == "italic",
        )
        for row in rows()
        if row["component"] in NAMES
    }
    actual = {
        part.name: (part.size.least, part.size.most, part.bold, part.italic)
        for part in paper_form().parts
        if part.name in expected
    }

    assert expected == actual


def test_the_margins_are_those_of_the_annex() -> None:
    """Least and most of the four margins are those of their rows."""
    form = paper_form()
    margins = {"top": form.top, "bottom": form.bottom, "left": form.left, "right": form.right}
    expected = {
        row["component"].removeprefix("margin "): (row["size_min"], row["size_max"])
        for row in rows()
        if row["component"].startswith("margin")
    }

    assert expected == {
        side: (f"{margin.least} mm", f"{margin.most} mm") for side, margin in margins.items()
    }


def test_what_is_written_is_allowed() -> None:
    """Each value that this library writes lies in the range that the decree allows."""
    form: PaperForm = paper_form()
    ranges = [form.top, form.bottom, form.left, form.right, form.first_line, form.space]
    ranges += [form.line_spacing, *(part.size for part in form.parts)]

    assert [] == [each for each in ranges if each.used not in each]


def test_an_unknown_part_is_refused_with_the_known_ones() -> None:
    """The refusal names the parts that there are."""
    with pytest.raises(NotFoundError, match="no part of a paper is called head; the parts are co"):
        paper_form().part("head")


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


def test_only_the_line_of_the_file_copy_is_one() -> None:
    """A recipient whose name begins with the same word stays one; two such lines are kept both."""
    block = Recipients.parse("- Lưu trữ huyện (để b/c);\n- Lưu: VT;\n- Lưu HS.")

    assert ("Lưu trữ huyện", Purpose.REPORT) == (block.items[0].name, block.items[0].purpose)
    assert "VT, HS" == block.filed
    assert block == Recipients.parse(str(block))
