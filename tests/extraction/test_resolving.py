"""Short forms find what they stand for, and mentions are marked up in their text."""

import pytest

from genderplan import gazetteer
from genderplan.documents import DocumentReference
from genderplan.extraction import find_mentions, resolve
from genderplan.extraction.mentions import NamedOrgan, highlight

LAW = "Luật Bình đẳng giới"
REFERENCES = [
    (f"{LAW} số 73/2006/QH11. {LAW} nêu rõ", LAW, "73/2006/QH11"),
    ("Nghị định số 39/2015/NĐ-CP. Theo Nghị định trên", "Nghị định trên", "39/2015/NĐ-CP"),
    (
        "Kế hoạch số 12/KH-UBND và Kế hoạch số 15/KH-UBND; Kế hoạch nêu trên",
        "Kế hoạch nêu trên",
        "15/KH-UBND",
    ),
    (
        f"{LAW} số 73/2006/QH11. Nghị định số 70/2008/NĐ-CP quy định chi tiết {LAW}",
        LAW,
        "73/2006/QH11",
    ),
    ("Luật số 73/2006/QH11, Nghị định số 70/2008/NĐ-CP; Luật đó", "Luật đó", "73/2006/QH11"),
]


@pytest.mark.parametrize(("text", "words", "number"), REFERENCES)
def test_a_short_form_is_the_document_cited_before(text: str, words: str, number: str) -> None:
    """The last document of the kind, or the one that gave the name, is meant."""
    (short,) = resolve(text, find_mentions(text))

    assert words == short.text == text[slice(*short.span)]
    assert isinstance(short.referent, DocumentReference)
    assert number == str(short.referent.number)


def test_this_document_is_the_one_that_is_given() -> None:
    """With "Kế hoạch này" the text itself is meant."""
    own = DocumentReference.parse("Kế hoạch số 31/KH-UBND")
    text = "Các đơn vị triển khai Kế hoạch này."

    (short,) = resolve(text, find_mentions(text), document=own)

    assert own == short.referent


def test_what_the_text_does_not_say_stays_open() -> None:
    """A short form that nothing came before has no referent."""
    text = "Theo Nghị định trên, mức hỗ trợ là như sau."

    (short,) = resolve(text, find_mentions(text))

    assert short.referent is None
    assert short.antecedent is None


def test_a_body_without_its_place_is_the_one_named_before() -> None:
    """With "UBND tỉnh" the province's committee is meant that was named in full."""
    text = "UBND tỉnh Thanh Hóa và UBND huyện Hoằng Hóa; UBND tỉnh giao các sở"

    (short,) = resolve(text, find_mentions(text, hierarchy=gazetteer()))

    assert isinstance(short.referent, NamedOrgan)
    assert "tỉnh Thanh Hóa" == short.referent.place


def test_markup_is_escaped() -> None:
    """What stands around a mention is text, whatever it looks like."""
    text = '<b onclick="x">25,6%</b> & 30%'

    marked = highlight(text, find_mentions(text))

    assert (
        "&lt;b onclick=&quot;x&quot;&gt;"
        '<mark data-kind="percentage">25,6%</mark>&lt;/b&gt; &amp; '
        '<mark data-kind="percentage">30%</mark>'
    ) == marked


def test_any_marks_can_be_set() -> None:
    """With marks of one's own the text is not escaped."""
    text = "A & B: 15/42 người"

    marked = highlight(
        text, find_mentions(text), lambda mention, words: f"[{words}|{mention.kind}]"
    )

    assert "A & B: [15/42|ratio] người" == marked
