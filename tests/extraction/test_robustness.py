"""Whatever the text is: no exception, spans that point into it, time in step with its length."""

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan import gazetteer
from genderplan.extraction import Mention, MentionKind, find_mentions

LETTERS = "0123456789/-.,%() \n\t–…:;'\"số ngàyđồngtăng QĐ-UBND ủỦôƠưİßﬁ\u200b\u0301\u00a0\u00adⅡ"
PIECES = [
    *("số 12/QĐ-UBND", "ngày 05/3/2021", "15/42", "25,6%", "tăng 3%", "giai đoạn 2021-2025"),
    *("quý I/2024", "1.000.000 đồng", "hơn 200 người", "xã Hoằng Kim", "UBND tỉnh", "0/0", "1/0"),
    *("Luật Bình đẳng giới năm 2006", "Nghị quyết 28", "Số: /KH-UBND", "00/00/0000", "99/99/9999"),
    *("từ ngày 15/11 đến ngày 15/12/2024", "31/02/2023", "năm 0000", "9999999999999%", "P. 99"),
    *("tháng 13/2020", "10-5%", "từ 15 đến 10 triệu đồng", "nữ: 0", "các xã A, B và C", "đ/c"),
    *("(", ")", "\n\n", "\r\n", "củaUBND", "có12 người", "12hội viên", "2.O00", "1,234 người", "|"),
    *("quý I, II và III/2024", "hai người", "mười lăm chị", "của Chính phủ, ", "NQ\u00ad-\u200bCP"),
    *("Quyêt đinh số 5/QĐ-UBND của Sở Y tế", "ỦY BAN NHÂN DÂN\nXÃ A", "750 . 000 đồng", "10 tháng"),
]


def spoilt(rng: random.Random) -> str:
    """A text made of pieces that mean something, with letters lost, added and changed."""
    if rng.random() < 0.4:
        return "".join(rng.choice(LETTERS) for _ in range(rng.randrange(120)))
    letters = list(" ".join(rng.choice(PIECES) for _ in range(rng.randrange(8))))
    for _ in range(rng.randrange(8) if letters else 0):
        letters[rng.randrange(len(letters))] = rng.choice((*LETTERS, "", rng.choice(PIECES)))
    text = "".join(letters)
    if rng.random() < 0.2:
        text = unicodedata.normalize("NFD", text)
    return text.upper() if rng.random() < 0.1 else text


def check(text: str, mentions: tuple[Mention, ...]) -> None:
    """The spans are valid, in order, and do not overlap within a kind."""
    ends = dict.fromkeys(MentionKind, 0)
    assert list(mentions) == sorted(mentions, key=lambda each: (each.start, -each.end))
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[slice(*mention.span)]
        assert ends[mention.kind] <= mention.start
        ends[mention.kind] = mention.end
        assert repr(mention)


def run(count: int, seed: int) -> None:
    """Read *count* spoilt texts."""
    rng = random.Random(seed)  # noqa: S311 - texts, not secrets
    vn = gazetteer()
    for number in range(count):
        text = spoilt(rng)
        hierarchy = vn if number % 2 else None
        on = "2024-02-01" if number % 3 else None
        check(text, find_mentions(text, hierarchy=hierarchy, on=on))


def test_spoilt_texts_are_read_without_an_exception() -> None:
    """Two thousand spoilt texts have valid spans."""
    run(2000, 1)


@pytest.mark.slow
def test_many_spoilt_texts_are_read_without_an_exception() -> None:
    """A hundred thousand spoilt texts have valid spans."""
    run(100_000, 2)


@given(st.text(max_size=200))
@settings(max_examples=150)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    """Any Unicode text has valid spans."""
    check(text, find_mentions(text))


REPEATED = [
    *("1/", "1.", "1,", "1 ", "1-", "12/34 ", "số ", "số 1/", "Quyết định ", "Luật A ", "ngày "),
    *("ngày . ", "ngày / ", "tháng ", "tháng 1 ", "năm ", "năm 2021, ", "từ ngày 1/1 ", "xã A, "),
    *("xã A ", "các xã Ba, ", "A", "Đ", "a b ", "….", "_", "  ", "\n", "\t", "(", "%", "1% "),
    *(
        "tăng ",
        "1 người ",
        "nữ ",
        "nam: ",
        "1 người trên ",
        "15 nữ ",
        "UBND ",
        "Ban ",
        "TP.",
        "P. ",
    ),
    *("1 đồng ", "1 triệu ", "1.000", "1/KH-", "-UBND", "12/KH-UBND, ", "\u0301", "e\u0301"),
    *("\u200b", "O1", "l", "khoản 1 ", "a\u0323\u0302", "quý I, ", "quý ", "hai người ", "mười "),
    *("từ tháng 1 ", "giai đoạn 2021 - ", "thứ hai, ", "rằm tháng ", "ngày 1 - ", "5 tháng đầu "),
    *("ngày … tháng ", "2 thg ", "mùng ", "quý 5/", "năm 2020 đến ", "1 - 2/1 ", "từ ngày 1 đến "),
    *("hai mươi ba ", "15 nữ/", "2 trong tổng số ", "tăng 5%, "),
    *("ab1", "1ab", "củaA", "\u00ad", "1.O", "UBND\n", "số 1/KH-UBND của Sở Y tế, ", "của Sở A, "),
]


@pytest.mark.slow
@pytest.mark.parametrize("piece", REPEATED)
def test_a_long_text_of_one_piece_is_read(piece: str) -> None:
    """No pattern takes a time that grows faster than the text: this much would take an hour."""
    text = piece * (200_000 // len(piece))

    check(text, find_mentions(text))


def test_lines_that_end_in_two_characters_are_lines() -> None:
    """Spans are those of the text as given, carriage returns included."""
    text = "I. MỤC ĐÍCH\r\n\r\nTheo Kế hoạch số 12/KH-\r\nUBND ngày 05/3/2021\r\n"

    (mention,) = find_mentions(text, kinds=["citation"])

    assert "12/KH-UBND" == str(mention.value.number)
    assert mention.text == text[slice(*mention.span)]


def test_a_paragraph_parts_words() -> None:
    """A heading and the paragraph below it are not read as one name."""
    found = find_mentions(
        "4. Công an xã\n\nChỉ đạo lực lượng", hierarchy=gazetteer(), on="2024-02-01"
    )

    assert ["Công an xã"] == [mention.text for mention in found]


@pytest.mark.parametrize("text", [None, 5, b"text"])
def test_what_is_no_text_is_refused(text: object) -> None:
    """Only texts are read."""
    with pytest.raises(ValueError, match="a text is expected"):
        find_mentions(text)  # type: ignore[arg-type]


def test_a_title_goes_on_in_a_line_that_is_far_indented() -> None:
    """Where columns are kept, the next line of a title may begin after any number of blanks."""
    words = "Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh về tăng cường"
    found = [find_mentions(f"{words}\n{' ' * size}bình đẳng giới")[0] for size in (1, 60, 999)]

    assert ["bình đẳng giới"] * 2 == [each.text[-14:] for each in found[:2]]
    assert words == found[2].text
