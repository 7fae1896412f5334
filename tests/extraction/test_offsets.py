"""Places in the searched text lead back to the text as it was given."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan import extract
from genderplan.extraction.cleaning import CleanText, Offsets

PIECES = st.sampled_from(
    ["của", "UBND", "tỉnh", "12", "2.O00", "hội viên", " ", "\n", "\u200b", "\u00ad", "o\u0300"]
)


def placed(offsets: Offsets) -> list[int]:
    """The place in the text as given of each place."""
    return [offsets.at(place) for place in range(offsets.length)]


@st.composite
def lines(draw: st.DrawFn) -> list[list[int]]:
    """Offsets of lines: a step of one or more for each character that is left."""
    steps = draw(st.lists(st.lists(st.integers(1, 3), max_size=6), max_size=6))
    return [[sum(line[:at]) for at in range(len(line) + 1)] for line in steps]


@given(lines())
def test_lines_follow_each_other(tables: list[list[int]]) -> None:
    """The offsets of a text are those of its lines, each after the one before it."""
    wanted, given_so_far = [], 0
    for table in tables:
        wanted += [given_so_far + offset for offset in table[:-1]]
        given_so_far += table[-1]

    assert [*wanted, given_so_far] == placed(Offsets.of_lines(tables))


@given(lines(), st.data())
def test_a_space_stands_where_the_next_character_does(
    tables: list[list[int]], data: st.DataObject
) -> None:
    """A space that was put in has the place of what follows it; nothing else moves."""
    offsets = Offsets.of_lines(tables)
    places = sorted(data.draw(st.sets(st.integers(1, max(1, offsets.length - 1)), max_size=5)))
    places = [place for place in places if place < offsets.length]
    wanted = []
    for place, offset in enumerate(placed(offsets)):
        wanted += [offset, offset] if place in places else [offset]

    assert wanted == placed(offsets.with_spaces(places))


@given(lines(), st.data())
def test_nothing_else_moves_when_characters_are_taken_out(
    tables: list[list[int]], data: st.DataObject
) -> None:
    """The places that are left have the offsets that they had."""
    offsets = Offsets.of_lines(tables)
    places = sorted(data.draw(st.sets(st.integers(0, max(0, offsets.length - 2)), max_size=5)))
    places = [place for place in places if place < offsets.length - 1]
    wanted = [offset for place, offset in enumerate(placed(offsets)) if place not in places]

    assert wanted == placed(offsets.without(places))


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("s ố n ăm c ủa Ngh ị định", "số năm của Nghị định"),
        ("Lu ật t ại Q Đ-TTg, N Đ/CP c ủa B ộ", "Luật tại QĐ-TTg, NĐ/CP của Bộ"),
        ("T Ạ O TRƯ Ờ NG ĐẠ I H Ọ C Y T Ế CAN THI Ệ P", "TẠO TRƯỜNG ĐẠI HỌC Y TẾ CAN THIỆP"),
        (
            "thời gi ờ, ti ền, chuy ển, đ ược, m ột, c ụ thể",
            "thời giờ, tiền, chuyển, được, một, cụ thể",
        ),
        # sound words stay apart, and so does all of a text with fewer such places
        ("s ố do ảnh hưởng, c ủa ở n ăm, a ở", "số do ảnh hưởng, của ở năm, a ở"),
        ("Lớp X ở s ố 5", "Lớp X ở s ố 5"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_gaps_that_a_pdf_tore_into_words_are_closed(
    torn: str, whole: str, form: Literal["NFC", "NFD"]
) -> None:
    """Syllables are whole again, and each place leads back to its letter."""
    given_text = unicodedata.normalize(form, torn)
    clean = CleanText.of(given_text)

    assert whole == clean.text
    letters = [given_text[clean.offsets.at(place)] for place in range(len(clean.text))]
    assert [unicodedata.normalize("NFD", each)[0] for each in whole] == [
        unicodedata.normalize("NFD", each)[0] for each in letters
    ]


def test_a_citation_in_a_torn_text_is_found_where_it_stands() -> None:
    """Kind, number, date and issuer are read; the span covers the gaps."""
    text = "theo Ngh ị định s ố 60/2021/N Đ-CP ngày 21 tháng 6 n ăm 2021 c ủa Chính ph ủ quy định"
    (found,) = extract(text, kinds=["citation"])

    assert "60/2021/NĐ-CP" == str(found.value.number)
    assert ("2021-06-21", "Chính phủ") == (str(found.value.date), found.value.issuer)
    assert text.startswith("Ngh ị định", found.start)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_places_in_order(text: str) -> None:
    """The offsets of a cleaned text never go back, and end where it ends."""
    clean = CleanText.of(text)
    given_places = placed(clean.offsets)

    assert sorted(given_places) == given_places
    assert len(clean.text) + 1 == len(given_places)
    assert len(text) == given_places[-1]
