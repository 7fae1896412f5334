"""``publish``: every form of everything that can be published, and what is refused."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import attrs
import openpyxl
import pytest

from genderplan import (
    Indicator,
    Observation,
    Period,
    Ratio,
    gazetteer,
    publish,
    results,
    roll_up,
    sample,
    scorecard,
    strategy,
)
from genderplan.errors import InvalidValueError
from genderplan.plans import Report
from genderplan.publishing.briefs import Brief, Section
from genderplan.publishing.plots import charts_of
from genderplan.publishing.texts import html_page, plain_text
from genderplan.publishing.writing import briefs_of, rendered
from genderplan.targets import Scorecard


class Elements(HTMLParser):
    """The elements and texts of a page; each element that is opened must be closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; those without an end are not kept open."""
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "rect"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """The element that is closed is the one opened last."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


@pytest.fixture(scope="module")
def card() -> Scorecard:
    """The scorecard of the national strategy."""
    return scorecard(strategy("nq28"), results("nq28"), on="2025-12-31")


@pytest.fixture(scope="module")
def city() -> Report:
    """The city's report."""
    return sample("mong-cai-2023")


def test_a_page_is_well_formed_and_needs_nothing_else(city: Report) -> None:
    """Elements are closed in their order; nothing is loaded from anywhere."""
    page = str(rendered(city, ".html"))
    elements = Elements(page)

    assert [] == elements.open
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in elements.found}
    assert "http" not in page.replace("http-equiv", "")


def test_tables_are_told_to_readers_who_do_not_see(card: Scorecard) -> None:
    """A table has a caption, headings with a scope and a heading for each row."""
    found = Elements(str(rendered(card, ".html"))).found
    scopes = [told.get("scope") for tag, told in found if tag == "th"]

    assert "caption" in {tag for tag, _ in found}
    assert (6, len(card.lines)) == (scopes.count("col"), scopes.count("row"))
    assert ("html", {"lang": "vi"}) == found[0]


def test_words_of_a_page_are_escaped(city: Report) -> None:
    """Markup in a report's words is text on the page."""
    bad = "<script>alert(1)</script>\x1b[31m"
    first = attrs.evolve(city.results[0], name=bad)
    page = str(rendered(attrs.evolve(city, title=bad, results=(first,)), ".html"))
    elements = Elements(page)

    assert "script" not in {tag for tag, _ in elements.found}
    assert "<script>alert(1)</script>[31m" in elements.texts
    assert "\x1b" not in page


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [("vi", "Tỷ lệ nữ", "2/11 (18,2%)"), ("en", "Share of women", "2/11 (18.2%)")],
)
def test_the_share_of_women_is_drawn(city: Report, language: str, title: str, text: str) -> None:
    """A report's chart has a bar for each body, as long as its share."""
    (chart,) = charts_of(city, "vi" if language == "vi" else "en")

    assert (title, text) == (chart.title, chart.bars[0].text)
    assert ["18.2", "35.7", "25.6", "25"] == [f"{bar.share.normalize():f}" for bar in chart.bars]


def test_progress_is_drawn_with_its_milestones(card: Scorecard) -> None:
    """Each bar of a scorecard has its milestone; other units than percent are not drawn."""
    (chart,) = charts_of(card, "en")

    assert all(bar.goal is not None for bar in chart.bars)
    assert not any("nq28.4.2" in bar.label for bar in chart.bars)


@pytest.mark.parametrize("ending", [".html", ".md", ".txt", ".json"])
def test_every_form_of_a_scorecard(card: Scorecard, ending: str, tmp_path: Path) -> None:
    """Every form names the measures in full."""
    target = tmp_path / f"a{ending}"
    publish(card, target, language="vi")
    text = target.read_text("utf-8")

    assert "nq28.2.1" in text
    assert "…" not in text


def test_data_of_a_report(city: Report) -> None:
    """The JSON form has the figures and what follows from them."""
    data = json.loads(rendered(city, ".json"))

    assert {"numerator": 2, "denominator": 11, "percent": "18.1818"} == data["results"][0]["counts"]


@pytest.mark.parametrize(("ending", "told"), [(".pdf", "'.pdf'"), ("", "''"), (".csv", "'.csv'")])
def test_an_ending_without_a_form_is_refused(city: Report, ending: str, told: str) -> None:
    """The refusal names the endings that work."""
    with pytest.raises(InvalidValueError) as caught:
        publish(city, f"a{ending}")

    said = f"{told} is no form for this; give a name that ends in .docx, .html, .md, .txt, .json"
    assert said == str(caught.value)


def test_what_cannot_be_published_is_refused() -> None:
    """A refusal says what can be."""
    with pytest.raises(InvalidValueError, match="str cannot be published; give a plan"):
        publish("a text", "a.md")  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [20, 40, 60, 76, 80, 100, 120, 200])
def test_no_figure_and_no_name_is_cut_at_any_width(city: Report, width: int) -> None:
    """Lines keep to the width, and every word of a table is there whole."""
    (brief,) = briefs_of(city, "vi")
    lines = plain_text(brief, width).splitlines()
    words = {
        word
        for part in brief.sections
        for row in part.rows
        for cell in row
        for word in cell.split()
    }

    assert max(map(len, lines)) <= max(width, 40)
    assert words <= set(" ".join(lines).split())


def test_one_page_for_several_briefs() -> None:
    """Each brief has a heading of its own below that of the page."""
    section = Section("Results", ("Body", "Women"), (("A", "1"),))
    page = html_page([Brief("One", (), (section,)), Brief("Two", (), ())], [], "en")

    assert ["Consolidated tables"] == [page.partition("<h1>")[2].partition("</h1>")[0]]
    assert (2, 1) == (page.count("<h2>"), page.count("<h3>"))


def test_charts_are_drawn_for_notebooks(city: Report) -> None:
    """Matplotlib gets a bar for each body, on axes that know their title."""
    plots = pytest.importorskip("matplotlib.figure")
    from genderplan import plot

    axes = plot(city, plots.Figure().add_subplot(), language="en")

    assert ("Share of women", 4) == (axes.get_title(), len(axes.patches))
    with pytest.raises(InvalidValueError, match="holds no percentages"):
        plot("a text")


def luminance(colour: str) -> float:
    """The relative luminance of "#1f5f8b", as WCAG 2 defines it."""
    digits = colour.removeprefix("#")
    whole = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("front", "back", "least"),
    [("ink", "page", 7), ("soft", "page", 4.5), ("ink", "band", 7), ("share", "whole", 3)],
)
def test_words_and_bars_can_be_told_from_their_ground(front: str, back: str, least: float) -> None:
    """Contrast is that of WCAG 2 AA at least, in the light, the dark and the printed page."""
    page = html_page([Brief("T", (), ())], [], "en")
    schemes = re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    for scheme in schemes:
        colours = dict(re.findall(r"--(\w+): (#\w+);", scheme))
        high, low = sorted((luminance(colours[front]), luminance(colours[back])), reverse=True)

        assert (high + 0.05) / (low + 0.05) >= least
    assert 3 == len(schemes)


def test_totals_are_told_in_the_unit_of_their_indicator_and_by_the_names_of_the_day(
    tmp_path: Path,
) -> None:
    """112 boys to 100 girls are no 112%, and Quảng Ninh was a province in 2023."""
    births = Indicator("births", kind="ratio", factor=100, unit="boys to 100 girls")
    seen = Observation(
        indicator="births", unit="22", period=Period.of_year(2023), value=Ratio(1112, 1000)
    )
    tree = gazetteer().at("2023-12-31")
    totals = roll_up([seen], tree, to="22", indicators=[births])
    (row,) = briefs_of(totals, "vi")[0].sections[0].rows

    publish(totals, tmp_path / "totals.xlsx")
    book = openpyxl.load_workbook(tmp_path / "totals.xlsx")
    cell = book[book.sheetnames[0]]["I2"]

    assert ("tỉnh Quảng Ninh", "1.112/1.000 (111,2 bé trai/100 bé gái)") == (row[1], row[4])
    assert ('=IF(H2=0,"",G2/H2*100)', "0.00") == (cell.value, cell.number_format)
