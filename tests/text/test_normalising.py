"""Normalising text, with the way back into the text as given."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan._text import _composed, _composed_in_clusters, fold, nfc, normalise_with_offsets

VIETNAMESE = "ngày 05 tháng 01 năm 2020, Quyết định số 2351/QĐ-TTg của Thủ tướng Chính phủ"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c\u2066\u2069\u180e\ufe0f"
SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZĐ0123456789 "  # beside which a soft hyphen is a hyphen
texts = st.text(
    st.one_of(
        st.sampled_from(
            "aăâeêioôơuưyđĐHNÀẠ 0123/-–\u00ad\u00a0\u0300\u0301\u0303\u0309\u0323\u0302\u031b"
        ),
        st.sampled_from(INVISIBLE + "\u1100\u1161\u11a8\u09c7\u09be\u212b\u2126\u0958"),
        st.characters(codec="utf-8"),
    )
)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_unicode_form_is_normalised_to_one(form: str) -> None:
    """Vietnamese text in any of the four forms has one normalised text."""
    given = unicodedata.normalize(form, VIETNAMESE)  # type: ignore[arg-type]

    assert normalise_with_offsets(given)[0] == VIETNAMESE


def test_a_composed_text_keeps_its_offsets() -> None:
    """Nothing is computed for a text that is composed already."""
    assert normalise_with_offsets(VIETNAMESE)[1] == range(len(VIETNAMESE) + 1)


def test_a_match_in_a_decomposed_text_points_into_it() -> None:
    """What is found in the normalised text is cut out of the text as given, marks and all."""
    given = unicodedata.normalize("NFD", VIETNAMESE)
    text, offsets = normalise_with_offsets(given)
    start = text.index("tháng")

    found = given[offsets[start] : offsets[start + len("tháng")]]

    assert unicodedata.normalize("NFD", "tháng") == found


def test_invisible_characters_are_dropped() -> None:
    """A zero-width space inside a number is not seen, and belongs to what stands before it."""
    text, offsets = normalise_with_offsets("31/\u200bKH")

    assert (text, list(offsets)) == ("31/KH", [0, 1, 2, 4, 5, 6])


def is_hidden(text: str, at: int) -> bool:
    """Whether the character *at* a place is dropped: a soft hyphen only inside words."""
    if text[at] != "\u00ad":
        return text[at] in INVISIBLE
    beside = (text[at - 1] if at else "", text[at + 1 : at + 2])
    return not all(char and char in SYMBOLS for char in beside)


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("phụ\u00ad nữ", "phụ nữ"),
        ("42,\u00ad7%", "42,7%"),
        ("QĐ-\u00adUBND", "QĐ-UBND"),
        ("QĐ\u00adUBND", "QĐ-UBND"),
        ("2021\u00ad2025", "2021-2025"),
        ("2021 \u00ad 2025", "2021 - 2025"),
    ],
)
def test_a_soft_hyphen_is_a_hyphen_only_in_symbols_and_ranges(text: str, normalised: str) -> None:
    """Inside a word or beside a hyphen it only says where a line may break."""
    assert normalised == normalise_with_offsets(text)[0]


@given(texts)
def test_normalising_is_folding_the_composed_text(text: str) -> None:
    """Law: the normalised text is that of nfc and fold, without invisible characters."""
    visible = "".join(char for at, char in enumerate(text) if not is_hidden(text, at))

    assert fold(nfc(visible)) == normalise_with_offsets(text)[0]


@given(texts)
def test_offsets_rise_and_end_with_the_text(text: str) -> None:
    """Law: there is an offset for each character and one for the end, and none goes back."""
    normalised, offsets = normalise_with_offsets(text)

    assert len(offsets) == len(normalised) + 1
    assert offsets[-1] == len(text)
    assert sorted(offsets) == list(offsets)


@given(texts)
def test_composing_is_what_unicode_says(text: str) -> None:
    """Law: nfc is Unicode's NFC wherever a letter has no more than thirty marks."""
    assert unicodedata.normalize("NFC", text) == nfc(text)


@given(texts)
def test_the_short_way_is_the_long_way(text: str) -> None:
    """Law: composing a Latin text at once gives what composing letter by letter gives."""
    assert _composed(text) == _composed_in_clusters(text)


def test_a_heap_of_marks_is_left_alone() -> None:
    """Many thousand marks on one letter, which take Python's own function minutes, take no time."""
    heap = "a" + "\u0301\u0323" * 20_000

    assert heap == nfc(heap)
    assert heap == normalise_with_offsets(heap)[0]


def test_folding_keeps_the_length() -> None:
    """Each look-alike becomes one character."""
    text = "31\u2044KH\u2013UBND\u00a0\u00d0\u0189\uff11"

    assert fold(text) == "31/KH-UBND ĐĐ1"
