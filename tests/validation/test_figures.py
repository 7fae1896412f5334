"""A table of figures is held against the lists of units and measures before it is added up."""

from decimal import Decimal

import pytest

from genderplan import Observation, Ratio, gazetteer, results, roll_up
from genderplan.indicators import Missing
from genderplan.indicators.observations import ObservedValue
from genderplan.periods import Period
from genderplan.quantities import Bound, Count, Percent
from genderplan.validation import validate

THREE = Ratio(3, 11)


def figure(
    indicator: str = "nu",
    unit: str = "38",
    period: str = "năm 2023",
    value: ObservedValue = THREE,
    units_on: str | None = None,
) -> Observation:
    """A figure of tỉnh Thanh Hóa in 2023 unless told otherwise."""
    return Observation(
        indicator=indicator, unit=unit, period=Period.parse(period), value=value, units_on=units_on
    )


def found(*figures: Observation) -> list[tuple[str, str]]:
    """Path and code of each finding."""
    return [(issue.path, issue.code) for issue in validate(figures)]


@pytest.mark.parametrize(
    ("unit", "period", "advice"),
    [
        ("99999", "năm 2023", "cấp xã năm chữ số"),
        ("99", "quý II năm 2024", "cấp xã năm chữ số"),
        ("1", "năm 2023", "cấp xã năm chữ số"),
        ("15889.0", "năm 2023", "cấp xã năm chữ số"),
        ("'00244", "năm 2023", "cấp xã năm chữ số"),
        ("VNM", "năm 2023", "cấp xã năm chữ số"),
        ("tỉnh Thanh Hóa", "năm 2023", "Hãy ghi mã của tỉnh Thanh Hóa: 38."),
        ("Hà Nội", "6 tháng đầu năm 2024", "Hãy ghi mã của thành phố Hà Nội: 01."),
        ("xã Không Có Thật", "năm 2023", "cấp xã năm chữ số"),
        ("00244", "năm 2025", "đây là mã của phường Bạch Đằng, quận Hai Bà Trưng"),
        ("24", "năm 1990", ""),  # nobody has the list of 1990, and the code was one later
        ("99999", "năm 1990", "cấp xã năm chữ số"),
    ],
)
def test_units_that_do_not_exist(unit: str, period: str, advice: str) -> None:
    """A code that no unit has on the last day of the period, a name, a misspelt code: GP311."""
    issues = validate([figure(), figure(unit=unit, period=period)])

    assert (["observations[1].unit"] if advice else []) == [each.path for each in issues]
    assert (("GP311",) if advice else ()) == issues.codes
    assert advice in issues.text("vi")


def test_units_that_exist() -> None:
    """Codes of the period's last day, of the stated day, and that of the whole country."""
    good = (
        figure(unit="VN"),
        figure(unit="15889"),
        figure(unit="00244", period="năm 2025", units_on="2025-06-30"),
        figure(unit="38", period="nhiệm kỳ 2021-2026"),
    )

    assert [] == found(*good)


def test_a_roll_up_has_the_same_codes() -> None:
    """What the check finds is what a roll-up leaves out of its totals."""
    seen = [
        figure(unit="99"), figure(unit="01"), figure(unit="01", value=Ratio(4, 11)),
        figure(unit="26", value=Ratio(12, 11)), figure(unit="26", value=Ratio(12, 11)),
    ]  # fmt: skip
    totals = roll_up(seen, gazetteer().at("2023-12-31"), to="nation")

    assert {"GP311", "GP313", "GP314", "GP318"} == {*totals.issues.codes}
    assert sorted(totals.issues.codes) == sorted(validate(seen).codes)


@pytest.mark.parametrize(
    ("indicator", "value", "place"),
    [
        ("nq28.9.9", Ratio(1, 2), "indicator"),
        ("NQ28.2.1", Ratio(1, 2), "indicator"),
        ("qd1790.77", Count(3), "indicator"),
        ("nq28", Ratio(1, 2), "indicator"),
        ("nq28.2.1", Ratio(12, 11), "value"),
        ("nq28.2.1", Percent(Decimal("104.5")), "value"),
        ("nq28.2.1", Decimal(120), "value"),
        ("nq28.2.1", Count(46), "value"),
        ("nq28.2.1", Count(200, Bound.AT_LEAST), "value"),
        ("nq28.2.1", Ratio(46, 100), ""),
        ("nq28.2.1", Percent(46), ""),
        ("nq28.2.1", Missing.NOT_COLLECTED, ""),
        ("nq99.1.1", Ratio(1, 2), ""),  # of a strategy of the writer's own
        ("women.committee", Count(46), ""),
    ],
)
def test_measures_and_their_figures(indicator: str, value: ObservedValue, place: str) -> None:
    """The id of a packaged strategy's measure exists, and the figure is in its unit."""
    code = {"indicator": "GP526", "value": "GP301"}.get(place)

    assert ([(f"observations[0].{place}", code)] if place else []) == found(
        figure(indicator, value=value)
    )


def test_numerators_above_denominators() -> None:
    """Of an indicator of one's own they may be ratios: the first is told, with their number."""
    issues = validate(
        [figure(), *(figure("srb", unit, value=Ratio(112, 100)) for unit in ("01", "26"))]
    )

    assert [("observations[1].value", "GP318")] == [(each.path, each.code) for each in issues]
    assert "2 số liệu của srb" in issues.text("vi")


def test_figures_given_twice() -> None:
    """Two figures of one thing contradict each other; one given again counts once."""
    twice = found(figure(), figure(value=Ratio(4, 11)), figure(), figure(period="năm 2024"))

    assert [("observations[1].value", "GP314"), ("observations[0].value", "GP313")] == twice
    assert [] == found(figure(), figure("other"), figure(unit="01"))


@pytest.mark.parametrize("name", ["nq28", "qd2351", "qd1790"])
def test_packaged_results_have_no_findings(name: str) -> None:
    """What the library itself ships passes its own checks."""
    # Of 14/30 the ministry printed 46,6%: cut off, a note.
    assert {"GP602"} >= {*validate(results(name)).codes}
