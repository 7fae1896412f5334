"""The scorecard of a strategy."""

from fractions import Fraction

import attrs
import pytest

from genderplan._messages import LANGUAGES
from genderplan.catalogs import results, scorecard, strategy
from genderplan.errors import InvalidValueError
from genderplan.evidence import Evidence
from genderplan.indicators import Observation
from genderplan.periods import Period
from genderplan.quantities import Percent, Ratio
from genderplan.targets import Measure, Milestone, Scorecard, Status, Strategy
from genderplan.targets.scorecards import EVIDENCE_MARKS


def card(on: str = "2025-12-31") -> Scorecard:
    """The national strategy on a day, from the packaged results."""
    return scorecard(strategy("nq28"), results("nq28"), on)


def test_every_measure_has_a_row() -> None:
    """23 rows, also where nothing was reported."""
    assert [each.id for each in strategy("nq28").measures] == [row.measure_id for row in card()]


def test_the_count_of_each_status() -> None:
    """Three achieved, two behind their pace, the rest not assessable."""
    counts = {status.value: count for status, count in card().counts.items() if count}

    assert {
        "achieved": 3,
        "acceleration needed": 1,
        "limited progress": 1,
        "not assessable": 18,
    } == counts


CELLS = [
    ("nq28.1.1", "–", "at least 60% in 2025", "●"),
    ("nq28.2.1", "50.9% (2024)", "at least 50% in 2025", "●○"),
    ("nq28.2.2", "25.5% (2024)", "below 30% in 2025", "●○"),
    ("nq28.4.1", "112 boys to 100 girls (2023, survey)", "not above 111 ", "●○"),
    ("nq28.5.2b", "–", "about 85% in 2025", "?"),
    ("nq28.6.1", "–", "at least 60% in 2025", "○"),
]


@pytest.mark.parametrize(("measure", "figure", "milestone", "marks"), CELLS)
def test_figure_milestone_and_evidence(
    measure: str, figure: str, milestone: str, marks: str
) -> None:
    """The marks are for the target first, then for the figure."""
    row = card()[measure]

    assert (figure, marks) == (row.figure("en"), row.marks())
    assert row.milestone("en").startswith(milestone)


def test_each_series_has_a_line_of_its_own() -> None:
    """Measure 1.1 has six series; its own line shows no figure of any of them."""
    row = card()["nq28.1.1"]

    assert 6 == len(row.parts)
    assert ("", "– province level", "76.19% (2024)") == row.parts[-1].cells("en")[:3]
    assert ["", *(part.progress.series for part in row.parts)] == [
        line["series"] for line in card().to_rows() if line["measure"] == "nq28.1.1"
    ]


def test_plain_text_is_a_table() -> None:
    """Heading, column names, a line a measure, the counts, the marks."""
    lines = card().text("en").splitlines()

    assert "National Strategy on Gender Equality 2021-2030 on 2025-12-31" == lines[0]
    assert lines[2].startswith("Measure")
    assert 23 == sum(line.startswith("nq28.") for line in lines)
    assert "recalled" in lines[-1]


def test_vietnamese_text_has_vietnamese_figures() -> None:
    """Decimal comma and the official short date."""
    text = card().text("vi")

    assert "– cơ quan thuộc Chính phủ" in text
    assert "12,5% (2024)" in text
    assert "31/12/2025" in text


def test_markdown_escapes_what_would_break_the_table() -> None:
    """A bar in a name stays in its cell."""
    nq28 = strategy("nq28")
    odd = attrs.evolve(nq28.measures[0], name='a | b\nc <script> "d"')
    text = scorecard(attrs.evolve(nq28, measures=(odd,)), [], "2025-12-31").markdown("en")

    assert 'a \\| b c &lt;script&gt; "d" |' in text


def test_a_notebook_shows_an_escaped_table() -> None:
    """Nothing of a name is run as HTML."""
    nq28 = strategy("nq28")
    odd = attrs.evolve(nq28.measures[0], name_vi="<script>alert(1)</script>")
    html = scorecard(attrs.evolve(nq28, measures=(odd,)), [], "2025-12-31")._repr_html_()

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_rows_are_plain_values() -> None:
    """Stable names, values as they are, evidence of both kinds."""
    row = next(each for each in card().to_rows() if each["measure"] == "nq28.2.3")

    assert ("achieved", "verified", "single source", "kienthuc-2022") == (
        row["status"],
        row["target_evidence"],
        row["result_evidence"],
        row["sources"],
    )


def test_rows_make_a_dataframe() -> None:
    """A row for each measure and each of its series."""
    pandas = pytest.importorskip("pandas")

    assert (29, 19) == pandas.DataFrame(card().to_rows()).shape


def test_rows_make_a_polars_frame() -> None:
    """Every column has one type."""
    polars = pytest.importorskip("polars")

    assert (29, 19) == polars.DataFrame(card().to_rows(), infer_schema_length=None).shape


def test_a_list_that_is_not_complete_says_so() -> None:
    """Two measures of the programme on violence were found."""
    assert "not complete" in scorecard(strategy("qd2232"), [], "2025-12-31").text("en")


def test_the_measures_of_the_day_are_shown() -> None:
    """The older strategy had 25 measures before its amendment and 28 after."""
    older = strategy("qd2351")

    assert [25, 28] == [len(scorecard(older, [], on)) for on in ("2018-07-01", "2018-07-02")]


def test_without_a_day_the_latest_figure_gives_it() -> None:
    """The packaged results end in 2024."""
    assert "2024-12-31" == str(scorecard(strategy("nq28"), results("nq28")).on)


def test_another_method_is_passed_on() -> None:
    """Every row is judged by it."""
    found = scorecard(strategy("nq28"), results("nq28"), "2025-12-31", method="statcan")

    assert {"statcan"} == {row.progress.method for row in found}
    with pytest.raises(InvalidValueError):
        scorecard(strategy("nq28"), (), "2025-12-31", method="none")


def test_what_supports_a_figure_is_kept() -> None:
    """The share of provinces in 2023 stands in two sources."""
    figure = next(each for each in results("nq28") if each.value == Ratio(47, 63))

    assert (Evidence.VERIFIED, ("congthuong-2023", "vnplus-2023")) == (
        figure.evidence,
        tuple(source.id for source in figure.sources),
    )


def test_stated_shares_follow_from_their_counts() -> None:
    """13/22 is 59 %, 47/63 is 74.6 %; 14/30 was printed as 46.6 %, cut off."""
    stated = [each for each in results("nq28") if each.stated is not None]
    odd = [
        each
        for each in stated
        if each.stated is None
        or not isinstance(each.value, Ratio)
        or abs(Fraction(each.stated.value) - each.value.per(100)) >= Fraction(1, 2)  # type: ignore[operator]
    ]

    assert 9 == len(stated)
    assert [] == odd


def test_no_result_is_a_status() -> None:
    """Every result belongs to a measure and has a source with an address."""
    known = {each.id for each in strategy("nq28").measures}

    assert {each.indicator for each in results("nq28")} <= known
    assert all(source.where for each in results("nq28") for source in each.sources)
    assert () == results("qd1790")


def test_statuses_have_labels() -> None:
    """In both languages."""
    assert all(each.label(language) for each in Status for language in LANGUAGES)


@pytest.mark.parametrize("evidence", Evidence)
def test_every_evidence_of_a_target_has_its_mark_and_its_word(evidence: Evidence) -> None:
    """A scorecard shows each of them, and a caution unless verified or unsaid."""
    milestone = Milestone(value=50, comparator=">=", year=2025, evidence=evidence)
    measure = Measure(id="w", unit="percent", direction="up", milestones=(milestone,))
    own = Strategy(id="own", name="Own", first_year=2021, last_year=2030, measures=(measure,))
    seen = Observation(indicator="w", unit="VN", period=Period.of_year(2024), value=Ratio(40, 100))
    row = scorecard(own, [seen])["w"]
    assert row.marks() == EVIDENCE_MARKS[evidence]
    told = " ".join(each.text("en") for each in row.progress.cautions)
    assert ("the figure of the target" in told) == (
        evidence not in {Evidence.VERIFIED, Evidence.UNSTATED}
    )


def test_a_target_without_a_word_on_its_evidence_is_not_called_verified() -> None:
    """What nobody said is told as not said, in files and in programs."""
    milestone = Milestone(value=50, comparator=">=", year=2025)
    assert milestone.evidence is Evidence.UNSTATED
    assert Evidence.UNSTATED.label("vi") == "chưa nêu nguồn"


def test_what_was_not_met_is_told_with_the_outlook() -> None:
    """The status of the measure, then the year of the next milestone and how it stands."""
    wage = strategy("nq28").measure("2.1")
    seen = [
        Observation(indicator=wage.id, unit="VN", period=Period.of_year(year), value=Percent(value))
        for year, value in ((2020, 40), (2025, 49))
    ]
    (row,) = scorecard(attrs.evolve(strategy("nq28"), measures=(wage,)), seen, "2026-06-30")

    assert "not met; in 2030: acceleration needed" == row.told_status("en")
    assert "chưa đạt; vào năm 2030: cần tăng tốc" == row.told_status("vi")


@pytest.mark.parametrize(("length", "shown"), [(48, "n" * 48), (49, "n" * 47 + "…")])
def test_a_long_name_is_cut_in_plain_text(length: int, shown: str) -> None:
    """48 characters stay; of 49 the last ones are an ellipsis."""
    nq28 = strategy("nq28")
    odd = attrs.evolve(nq28.measures[0], name="n" * length)

    text = scorecard(attrs.evolve(nq28, measures=(odd,)), [], "2025-12-31").text("en")

    assert shown in text.split()


def test_plain_text_stands_in_columns() -> None:
    """Every cell begins where its column does, under a rule as long as the longest cell."""
    lines = card().text("en").splitlines()[2:]
    rule = lines[1]
    starts = [at for at, sign in enumerate(rule) if sign == "-" and (not at or rule[at - 1] == " ")]

    assert 6 == len(starts)
    for line in lines[2:25]:
        assert [] == [at for at in starts[1:] if line[at - 1 : at].strip()]
