"""How an administrative paper looks: the packaged form against the rows of the decree's annex."""

from collections.abc import Iterator
from csv import DictReader
from decimal import Decimal
from pathlib import Path

import pytest

from genderplan.documents.layout import PaperForm, paper_form
from genderplan.errors import NotFoundError

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
