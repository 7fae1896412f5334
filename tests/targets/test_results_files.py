"""Progress on anyone's figures: a results file, a table or totals give one scorecard."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import genderplan as gp
from genderplan.targets import Scorecard

NQ28 = gp.strategy("nq28")
DAY = "2025-12-31"
TOML = """
kind = "results"
strategy = "nq28"

[where]
bc12 = "Báo cáo số 12/BC-SNV"

[[results]]
measure = "nq28.2.1"
year = 2020
value = "400/1000"
unit = "38"

[[results]]
measure = "nq28.2.1"
year = 2025
value = "520/1000"
unit = "38"
sources = ["bc12"]

[[results]]
measure = "nq28.2.2"
year = 2025
value = 31.5
unit = "38"

[[results]]
measure = "nq28.3.1"
year = 2025
value = 1.6
unit = "38"

[[results]]
measure = "nq28.4.1"
series = "survey"
year = 2025
value = 110.5
unit = "38"

[[results]]
measure = "nq28.5.1"
year = 2025
value = true
unit = "38"
"""


def seen(code: str, year: int, value: object, **breakdown: str) -> gp.Observation:
    """A figure of Thanh Hóa."""
    return gp.Observation(
        indicator=code,
        unit="38",
        period=gp.Period.of_year(year),
        value=value,  # type: ignore[arg-type]
        breakdown=breakdown,
    )


FIGURES = (
    seen("nq28.2.1", 2020, gp.Ratio(400, 1000)),
    seen("nq28.2.1", 2025, gp.Ratio(520, 1000)),
    seen("nq28.2.2", 2025, gp.Percent(Decimal("31.5"))),
    seen("nq28.3.1", 2025, Decimal("1.6")),
    seen("nq28.4.1", 2025, Decimal("110.5"), series="survey"),
    seen("nq28.5.1", 2025, gp.Count(1)),
)


def shown(card: Scorecard) -> dict[str, tuple[str, str]]:
    """The figure and the status of each measure that has a figure."""
    return {
        row.measure_id: (row.figure("en"), row.status.value)
        for row in card
        if row.progress.value is not None
    }


EXPECTED = {
    "nq28.2.1": ("52% (2025)", "achieved"),
    "nq28.2.2": ("31.5% (2025)", "not met"),
    "nq28.3.1": ("1.6 times (2025)", "achieved"),
    "nq28.4.1": ("110.5 boys to 100 girls (2025, survey)", "achieved"),
    "nq28.5.1": ("done (2025)", "achieved"),
}


def as_toml(path: Path) -> object:
    """The figures out of a results file."""
    path.with_suffix(".toml").write_text(TOML, "utf-8")
    return gp.load(path.with_suffix(".toml"))


def as_table(ending: str) -> Callable[[Path], object]:
    """The figures out of a table of observations."""

    def read(path: Path) -> object:
        gp.dump(FIGURES, path.with_suffix(ending))
        return gp.load(path.with_suffix(ending))

    return read


FORMS: dict[str, Callable[[Path], object]] = {
    "objects": lambda _: FIGURES,
    "results file": as_toml,
    "CSV": as_table(".csv"),
    "workbook": as_table(".xlsx"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_figures_gives_the_same_scorecard(form: str, tmp_path: Path) -> None:
    """A results file, a CSV file, a workbook and objects are judged alike."""
    card = gp.scorecard(NQ28, FORMS[form](tmp_path / "so-lieu"), on=DAY)  # type: ignore[arg-type]

    assert EXPECTED == shown(card)
    assert () == card.unused


def test_figures_of_no_measure_are_named() -> None:
    """A code that no measure has is told below the table, and not lost without a word."""
    odd = [*FIGURES, seen("nq28.9.9", 2025, gp.Count(1)), seen("x", 2025, gp.Count(1))]
    card = gp.scorecard(NQ28, odd, on=DAY)

    assert ("nq28.9.9", "x") == card.unused
    assert EXPECTED == shown(card)
    assert (
        "Số liệu không thuộc chỉ tiêu nào của chiến lược này nên không tính: nq28.9.9, x"
        in card.text("vi")
    )


def test_figures_of_two_units_are_not_mixed() -> None:
    """Two provinces are no figure of one: the reason says to roll them up."""
    other = gp.Observation(
        indicator="nq28.2.1", unit="01", period=gp.Period.of_year(2025), value=gp.Ratio(9, 10)
    )
    row = gp.scorecard(NQ28, [*FIGURES, other], on=DAY)["nq28.2.1"]

    assert "not assessable" == row.status.value
    assert "2 units" in row.progress.reason.text("en")


JUDGED = {
    "nq28.2.1": "achieved",  # 50.9 % of 2024, at least 50 % in 2025
    "nq28.2.2": "achieved",  # 25.5 % of 2024, below 30 % in 2025
    "nq28.2.3": "achieved",  # 27.2 % of the census of 2020, at least 27 % in 2025
    "nq28.3.1": "limited progress",  # from 1.84 to 1.80 times, 1.7 in 2025
    "nq28.4.2": "acceleration needed",  # from 46 to 44, 42 in 2025
}


def test_the_packaged_results_give_five_verdicts_and_no_more() -> None:
    """18 of the 23 measures have no verdict: 16 no figure, one a single one, one several series."""
    card = gp.scorecard(NQ28, gp.results("nq28"), on=DAY)
    judged = {row.measure_id: row.status.value for row in card if row.status.rank < 6}

    assert JUDGED == judged
    assert 18 == len(card) - len(judged)
