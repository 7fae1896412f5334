"""Keys for matching and for sorting, and the rules for capitals."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan._text import ascii_key, collation_key, match_key, name_case, sentence_case

ICU_ORDER = [
    "An Giang",
    "Bắc Ninh",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Dak",
    "Đà Nẵng",
    "Đắk Lắk",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Nội",
    "Hà Tĩnh",
    "Hải Phòng",
    "Huế",
    "Hưng Yên",
    "Khánh Hòa",
    "Lai Châu",
    "Lạng Sơn",
    "Lào Cai",
    "Lâm Đồng",
    "Nghệ An",
    "Ninh Bình",
    "Phú Thọ",
    "Quảng Ngãi",
    "Quảng Ninh",
    "Quảng Trị",
    "Sơn La",
    "Tây Ninh",
    "Thái Nguyên",
    "Thanh Hóa",
    "TP. Hồ Chí Minh",
    "Tuyên Quang",
    "Vĩnh Long",
]
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
LETTERS = VOWELS + "bcdđghklmnpqrstvx"
phrases = st.text(LETTERS + LETTERS.upper() + " ", max_size=12)


def test_provinces_sort_as_icu_sorts_them() -> None:
    """The order of ICU for Vietnamese, provinces and one foreign name, as recorded from ICU 72."""
    assert sorted(sorted(ICU_ORDER), key=collation_key) == ICU_ORDER


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ma", "mà"),
        ("mà", "mả"),
        ("mả", "mã"),
        ("mã", "má"),
        ("má", "mạ"),
        ("mạ", "mab"),
        ("màb", "mac"),
        ("ă", "â"),
        ("az", "ă"),
        ("dz", "đa"),
        ("hà", "Hà"),
        ("Hà", "hã"),
        ("a b", "ab"),
        ("a-b", "a.b"),
        ("a.b", "a(b"),
        ("%", "1"),
        ("1", "a"),
        ("z", "ж"),
        ("", "a"),
    ],
)
def test_letters_come_before_tones_before_case(first: str, second: str) -> None:
    """Tones count only when all letters are equal, case only when all tones are."""
    assert collation_key(first) < collation_key(second)


@pytest.mark.parametrize("count", [2_000, pytest.param(200_000, marks=pytest.mark.slow)])
def test_order_equals_that_of_icu(count: int) -> None:
    """Random pairs of phrases are ordered as PyICU's Vietnamese collator orders them."""
    icu = pytest.importorskip("icu")
    collator = icu.Collator.createInstance(icu.Locale("vi"))
    chance = random.Random(count)  # noqa: S311 - a fixed sample
    alphabet = LETTERS + LETTERS.upper() + "fjwzFJWZ0123456789   _-–,;:!?.'\"()[]{}@*/\\&#%+<=>|~$"
    for _ in range(count):
        first = "".join(chance.choices(alphabet, k=chance.randint(0, 8)))
        second = "".join(chance.choices(alphabet, k=chance.randint(0, 8)))
        if chance.random() < 0.5:
            at = chance.randrange(len(first) + 1)
            second = first[:at] + chance.choice(alphabet) + first[at + 1 :]
        ours = (collation_key(first) > collation_key(second)) - (
            collation_key(first) < collation_key(second)
        )
        assert (first, second, collator.compare(first, second)) == (first, second, ours)


@given(phrases)
def test_unicode_form_changes_no_key(text: str) -> None:
    """Law: the keys of a text are the same in NFC and NFD."""
    decomposed = unicodedata.normalize("NFD", text)

    assert match_key(text) == match_key(decomposed)
    assert collation_key(text) == collation_key(decomposed)
    assert ascii_key(text) == ascii_key(decomposed)


def test_a_tone_on_no_letter_counts_for_the_letter_before() -> None:
    """A mark that composes with nothing is still a tone, and alone it is nothing."""
    assert collation_key("x") < collation_key("x\u0301") < collation_key("xa")
    assert collation_key("\u0301") == collation_key("")


@given(st.text())
def test_every_text_has_its_keys(text: str) -> None:
    """Law: no text is too odd for a key."""
    assert collation_key(text) == collation_key(text)
    assert match_key(text) == match_key(match_key(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("ỦY BAN", "uỷ ban"),
        ("thúy", "thuý"),
        ("khỏe", "khoẻ"),
        ("khóa X", "Khoá x"),
    ],
)
def test_both_tone_placements_have_one_key(old: str, new: str) -> None:
    """Where the tone mark sits in oa, oe and uy makes no difference."""
    assert match_key(old) == match_key(new)


@pytest.mark.parametrize(
    ("one", "other"), [("ma", "má"), ("dan", "đan"), ("QĐ", "QD"), ("hoa", "hoà"), ("tuy", "tuỷ")]
)
def test_different_words_have_different_keys(one: str, other: str) -> None:
    """A tone or a bar on the d makes another word."""
    assert match_key(one) != match_key(other)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("HOẰNG KIM", "Hoằng Kim"),
        ("nguyễn thị đào", "Nguyễn Thị Đào"),
        ("phan rang-tháp chàm", "Phan Rang-Tháp Chàm"),
        ("quận 1", "Quận 1"),
        ("", ""),
    ],
)
def test_names_take_a_capital_on_each_syllable(given: str, expected: str) -> None:
    """Names of people and places (NĐ 30/2020, Phụ lục II)."""
    assert name_case(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [("ủy ban", "Ủy ban"), ("“đến năm", "“Đến năm"), ("123", "123"), ("", "")],
)
def test_a_sentence_begins_with_a_capital(given: str, expected: str) -> None:
    """Only the first letter changes."""
    assert sentence_case(given) == expected
