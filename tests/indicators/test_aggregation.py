"""Roll-ups: what adds up, what is missing, and what is never added."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan import gazetteer
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy import Hierarchy
from genderplan.indicators import Indicator, Missing, Observation, restate, roll_up
from genderplan.periods import Period
from genderplan.quantities import Bound, Count, Money, Percent, Ratio

YEAR = Period.of_year(2023)
COMMUNES = ("90001", "90002", "90003", "90004", "91001", "91002")


def seen(unit: str, value: Any, **facts: Any) -> Observation:  # noqa: ANN401 - any value at all
    """A figure of one unit for 2023."""
    usual: dict[str, Any] = {"indicator": "women.council", "period": YEAR}
    return Observation(**usual | facts, unit=unit, value=value)


def test_a_child_at_zero_counts(country: Hierarchy) -> None:
    """0/50 and 30/50 are 30 %, not 60 %: Akvo RSR dropped the child at 0 %."""
    figures = [seen("90001", Ratio(0, 50)), seen("90002", Ratio(30, 50))]

    total = roll_up(figures, country.at("2023-12-31"), to="district")["901"]

    assert Ratio(30, 100) == total.value
    assert Ratio(2, 2) == total.coverage


def test_a_parent_starts_from_nothing(country: Hierarchy) -> None:
    """30/100 stays 30 %: UNICEF's portal started the parent's denominator at 1."""
    total = roll_up([seen("90001", Ratio(30, 100))], country.at("2023-12-31"), to="901")["901"]

    assert Ratio(30, 100) == total.value


@pytest.mark.parametrize(
    ("figures", "value"),
    [
        ((Ratio(24, 12),), Ratio(24, 12)),
        ((Ratio(0, 0), Ratio(0, 0)), Ratio(0, 0)),
        ((Ratio(0, 7),), Ratio(0, 7)),
        ((Ratio(Decimal("0.5"), 2), Ratio(Fraction(1, 3), 3)), Ratio(Fraction(5, 6), 5)),
        ((Ratio(Decimal("0.10"), 2), Ratio(Decimal("0.2"), 3)), Ratio(Decimal("0.30"), 5)),
        ((Count(0), Count(0)), Count(0)),
        ((Count(200, "more_than"), Count(97)), Count(297, Bound.MORE_THAN)),
        ((Count(200, "more_than"), Count(400, "nearly")), Count(600, Bound.ABOUT)),
        ((Money(20_000_000), Money(Decimal("0.5"))), Money(Decimal("20000000.5"))),
        ((Missing.NONE, Ratio(3, 4)), Ratio(3, 4)),
        ((Missing.NONE, Missing.NONE), Count(0)),
        ((Missing.NOT_COLLECTED,), None),
    ],
)
def test_sums_are_exact(figures: tuple[Any, ...], value: object, country: Hierarchy) -> None:
    """Zeros stay zeros, bounds stay bounds, decimals and fractions stay exact."""
    observations = [seen(unit, figure) for unit, figure in zip(COMMUNES, figures, strict=False)]

    total = roll_up(observations, country.at("2023-12-31"), to="nation")[0]

    assert value == total.value


def test_twice_as_many_as_the_whole_is_two_hundred_percent(country: Hierarchy) -> None:
    """24/12 × 100 is 200; no cap hides it."""
    total = roll_up([seen("90001", Ratio(24, 12))], country.at("2023-12-31"), to="nation")[0]

    assert isinstance(total.value, Ratio)
    assert 200 == total.value.per(100)


def test_no_denominator_gives_no_value(country: Hierarchy) -> None:
    """0/0 has no value; it is not 0 %."""
    total = roll_up([seen("90001", Ratio(0, 0))], country.at("2023-12-31"), to="nation")[0]

    assert isinstance(total.value, Ratio)
    assert total.value.value is None


def test_total_says_who_is_missing(country: Hierarchy) -> None:
    """Expected units are reported or missing, by name."""
    figures = [seen("90001", 3), seen("90003", Missing.NOT_COLLECTED), seen("91001", 4)]

    east, west = roll_up(figures, country.at("2023-12-31"), to="province")

    assert ["90001"] == [unit.code for unit in east.reported]
    assert ["90002", "90003", "90004"] == [unit.code for unit in east.missing]
    assert (Count(3), Ratio(1, 4)) == (east.value, east.coverage)
    assert (Count(4), Ratio(1, 2)) == (west.value, west.coverage)
    assert (False, ["91001", "91002"]) == (
        west.is_complete,
        [unit.code for unit in west.expected],
    )


def test_a_unit_without_any_report_has_no_value(country: Hierarchy) -> None:
    """No figure is no value, not 0."""
    west = roll_up([seen("90001", 3)], country.at("2023-12-31"))["91"]

    assert (None, Ratio(0, 2)) == (west.value, west.coverage)


def test_not_applicable_is_not_expected(country: Hierarchy) -> None:
    """A commune without a council is not missing from a total of councils."""
    figures = [seen("90001", 3), seen("90002", Missing.NOT_APPLICABLE)]

    total = roll_up(figures, country.at("2023-12-31"), to="901")["901"]

    assert (Count(3), Ratio(1, 1)) == (total.value, total.coverage)


def test_expected_units_can_be_chosen(country: Hierarchy) -> None:
    """Only some communes owe a figure; another one that sends it is counted and named."""
    figures = [seen("90001", 3), seen("90002", 4)]

    totals = roll_up(
        figures, country.at("2023-12-31"), to="90", expected=lambda unit: unit.code != "90002"
    )

    assert (Count(7), Ratio(1, 3)) == (totals["90"].value, totals["90"].coverage)
    assert [("GP324", "women.council[90002, 2023]")] == [
        (each.code, each.path) for each in totals.issues
    ]


def test_percentage_without_counts_is_in_no_total(country: Hierarchy) -> None:
    """25 % of nobody knows how many adds nothing; the total and a finding say so."""
    figures = [
        seen("90001", Ratio(1, 4)),
        seen("90002", Percent(50)),
        seen("90003", Decimal("9.5")),
    ]

    totals = roll_up(figures, country.at("2023-12-31"), to="90")

    assert (Ratio(1, 4), Ratio(1, 4)) == (totals["90"].value, totals["90"].coverage)
    assert ["90002", "90003"] == [unit.code for unit in totals["90"].without_counts]
    assert ("GP315", "GP315") == totals.issues.codes
    assert "without counts" in totals["90"].explain("en")


def test_bare_percentages_are_named_where_they_belong(country: Hierarchy) -> None:
    """The district's own percentage and its commune's are its; those of the next district not."""
    figures = [
        seen("90001", Ratio(1, 4)),
        seen("90002", Percent(50)),
        seen("901", Percent(40)),
        seen("902", Percent(30)),
        seen("90003", Missing.NOT_COLLECTED),
    ]

    totals = roll_up(figures, country.at("2023-12-31"), to="district", reporting="commune")

    assert {"901": ["901", "90002"], "902": ["902"], "911": []} == {
        total.unit.code: [unit.code for unit in total.without_counts] for total in totals
    }


def test_bare_percentages_alone_keep_their_level(country: Hierarchy) -> None:
    """Where provinces report nothing but percentages, provinces are what is expected."""
    totals = roll_up([seen("90", Percent(25))], country.at("2023-12-31"))

    assert (None, Ratio(0, 1)) == (totals["90"].value, totals["90"].coverage)
    assert totals["90"].own is not None


def test_a_count_among_ratios_is_left_out_aloud(country: Hierarchy) -> None:
    """5 women and 1/4 women are not added to each other."""
    figures = [seen("90001", Ratio(1, 4)), seen("90002", 5)]

    totals = roll_up(figures, country.at("2023-12-31"), to="90")

    assert Ratio(1, 4) == totals["90"].value
    assert ("GP316",) == totals.issues.codes


def test_unknown_unit_is_reported(country: Hierarchy) -> None:
    """A code that no unit has on that day is in no total, and a finding says so."""
    totals = roll_up([seen("90001", 1), seen("99999", 5)], country.at("2023-12-31"), to="nation")

    assert Count(1) == totals[0].value
    assert ("GP311",) == totals.issues.codes


def test_code_of_another_day_is_another_unit(country: Hierarchy) -> None:
    """90001 of 2023 is not the 90001 of today, though the code is the same."""
    totals = roll_up([seen("90001", 1)], country.at("2025-07-01"), to="nation")

    assert totals[0].value is None
    assert ("GP312",) == totals.issues.codes


def test_a_unit_that_is_gone_by_then_has_no_figure(country: Hierarchy) -> None:
    """A figure of 2026 under the code of a commune that ended in 2025 is in no total of 2023."""
    figure = seen("90002", 1, period=Period.of_year(2026))
    totals = roll_up([figure], country.at("2023-12-31"), to="nation")

    assert totals[0].value is None
    assert ("GP312",) == totals.issues.codes


def test_cells_of_one_table_stay_apart(country: Hierarchy) -> None:
    """Women and men of one unit, indicator and period are two totals."""
    figures = [
        seen("90001", 3, breakdown={"sex": "female"}),
        seen("90001", 4, breakdown={"sex": "male"}),
    ]

    totals = roll_up(figures, country.at("2023-12-31"), to="nation")

    assert {"female": Count(3), "male": Count(4)} == {
        total.breakdown[0][1]: total.value for total in totals
    }


def test_figure_of_2025_on_the_units_of_june(country: Hierarchy) -> None:
    """``units_on`` says that a figure for 2025 still stands on the old list of units."""
    figure = seen("90001", 1, period=Period.of_year(2025), units_on="2025-06-30")

    totals = roll_up([figure], country.at("2025-06-30"), to="nation")

    assert (Count(1), ()) == (totals[0].value, totals.issues.codes)


def test_same_figure_twice_counts_once(country: Hierarchy) -> None:
    """A copied row is counted once, with a note."""
    totals = roll_up([seen("90001", 3)] * 3, country.at("2023-12-31"), to="nation")

    assert (Count(3), ("GP313",)) == (totals[0].value, totals.issues.codes)


def test_two_sources_that_differ_are_both_named(country: Hierarchy) -> None:
    """The final figure counts before the provisional one; the other is named, not dropped."""
    figures = [
        seen("90001", 3, status="provisional", source="report A"),
        seen("90001", 5, source="report B"),
    ]

    totals = roll_up(figures, country.at("2023-12-31"), to="nation")

    assert (Count(5), ("GP314",)) == (totals[0].value, totals.issues.codes)
    assert "3 (report A) is reported beside 5 (report B)" in totals.issues[0].message


def test_own_figure_and_complete_parts_are_compared(country: Hierarchy) -> None:
    """With every commune in, the communes count and the district's own figure is compared."""
    figures = [seen("90001", 3), seen("90002", 4), seen("901", 9)]

    totals = roll_up(figures, country.at("2023-12-31"), to=("district", "province"))
    district = totals["901"]

    assert (Count(7), Count(7)) == (district.value, district.parts)
    assert district.own is not None
    assert Count(9) == district.own.value
    assert Count(7) == totals["90"].value
    assert ("GP321",) == totals.issues.codes


def test_own_figure_counts_while_parts_are_incomplete(country: Hierarchy) -> None:
    """With a commune missing, the district's own figure stands for all its communes."""
    figures = [seen("90001", 3), seen("901", 9), seen("90003", 1)]

    east = roll_up(figures, country.at("2023-12-31"))["90"]

    assert (Count(10), Ratio(3, 4)) == (east.value, east.coverage)
    assert ["90001", "90002", "90003"] == [unit.code for unit in east.reported]


def test_some_parts_above_the_own_figure_are_an_error(country: Hierarchy) -> None:
    """One commune cannot have more than its district."""
    figures = [seen("90001", 30), seen("901", 9), seen("90003", 1)]

    totals = roll_up(figures, country.at("2023-12-31"))

    assert ("GP322",) == totals.issues.codes


@pytest.mark.parametrize(
    ("part", "codes"),
    [
        (Ratio(6, 10), ("GP322",)),  # more women than in the whole district
        (Ratio(4, 30), ("GP322",)),  # more people than in the whole district
        (Ratio(5, 10), ()),  # all the women of the district
        (Ratio(4, 20), ()),  # all its people
    ],
)
def test_neither_count_of_a_part_can_exceed_the_whole(
    part: Ratio, codes: tuple[str, ...], country: Hierarchy
) -> None:
    """A district with 5 women among 20 people, and one of its two communes."""
    figures = [seen("90001", part), seen("901", Ratio(5, 20)), seen("90003", Ratio(1, 4))]

    assert codes == roll_up(figures, country.at("2023-12-31")).issues.codes


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        ({"90001": 3}, ("GP322",)),  # more than none, though one commune is missing
        ({"90001": Ratio(1, 3)}, ("GP322",)),
        ({"90001": 3, "90002": 0}, ("GP321",)),
        ({"90001": 0}, ()),
        ({"90001": 0, "90002": 0}, ()),
        ({"90001": Ratio(0, 0), "90002": Missing.NONE}, ()),
    ],
)
def test_a_district_that_says_none_is_compared_as_nothing(
    parts: dict[str, Any], codes: tuple[str, ...], country: Hierarchy
) -> None:
    """The answer "Không" of a district against figures of its communes."""
    figures = [seen(code, value) for code, value in parts.items()]

    totals = roll_up([*figures, seen("901", Missing.NONE)], country.at("2023-12-31"))

    assert codes == totals.issues.codes


@pytest.mark.parametrize(("prefer", "value"), [("parts", 4), ("own", 10), ("complete", 10)])
def test_caller_chooses_parts_or_own(prefer: Any, value: int, country: Hierarchy) -> None:  # noqa: ANN401 - a literal
    """Parts always, own always, or parts once they are complete."""
    figures = [seen("90001", 3), seen("901", 9), seen("90003", 1)]

    totals = roll_up(figures, country.at("2023-12-31"), prefer=prefer)

    assert Count(value) == totals["90"].value


def test_excluded_edge_keeps_a_unit_out_of_the_totals_above(country: Hierarchy) -> None:
    """A unit that is not passed up still has its own total, and is not missing above."""
    figures = [seen(unit, 1) for unit in COMMUNES]

    totals = roll_up(
        figures, country.at("2023-12-31"), to=("province", "district"), exclude=["902"]
    )

    assert (Count(2), Ratio(2, 2)) == (totals["90"].value, totals["90"].coverage)
    assert (Count(2), Ratio(2, 2)) == (totals["902"].value, totals["902"].coverage)


def test_indicator_that_does_not_add_up_is_not_added(country: Hierarchy) -> None:
    """An index has no total; the roll-up says so instead of giving one."""
    index = Indicator("index", kind="mean", place_rule="none")

    totals = roll_up(
        [seen("90001", Ratio(3, 4), indicator="index")],
        country.at("2023-12-31"),
        indicators=[index],
    )

    assert (0, ("GP323",)) == (len(totals), totals.issues.codes)


def test_figures_are_not_told_for_finer_levels(country: Hierarchy) -> None:
    """What provinces report says nothing of their communes."""
    totals = roll_up([seen("90", 3)], country.at("2023-12-31"), to="commune")

    assert ("GP325",) == totals.issues.codes
    assert {None} == {total.value for total in totals}


def test_series_are_told_apart(country: Hierarchy) -> None:
    """Indicators, periods and breakdowns have totals of their own, in whatever order they come."""
    figures = [
        seen(unit, number, indicator=indicator, breakdown={"sex": sex}, period=Period.of_year(year))
        for number, unit in enumerate(COMMUNES)
        for indicator in ("staff", "clubs")
        for sex in ("F", "M")
        for year in (2022, 2023)
    ]

    totals = roll_up(figures, country.at("2023-12-31"), to="nation")

    assert 8 == len(totals)
    assert {Count(15)} == {total.value for total in totals}
    assert (
        totals.one(indicator="staff", breakdown=(("sex", "F"),), period="năm 2022").value
        == totals.where(indicator="staff")[0].value
    )


def test_totals_are_a_sequence_and_answer_to_codes(country: Hierarchy) -> None:
    """Indexing by number, slice and code; a code with several totals is refused."""
    totals = roll_up(
        [seen("90001", 1), seen("90001", 1, indicator="clubs")], country.at("2023-12-31")
    )

    assert ["90", "91", "90", "91"] == [total.unit.code for total in totals]
    assert "91" == totals[-1].unit.code
    assert 2 == len(totals[1:3])
    for index in (4, 5, -5):
        with pytest.raises(IndexError):
            totals[index]
    with pytest.raises(NotFoundError, match="2 totals answer"):
        totals["90"]


@pytest.mark.parametrize("to", ["nowhere", "99", None, 90])
def test_unknown_targets_are_refused(to: Any, country: Hierarchy) -> None:  # noqa: ANN401 - bad input
    """A level or unit that does not exist is named in the error."""
    with pytest.raises((InvalidValueError, TypeError)):
        roll_up([seen("90001", 1)], country.at("2023-12-31"), to=to)


def test_explanation_in_both_languages(country: Hierarchy) -> None:
    """The explanation names the sum, the coverage and the missing units."""
    council = Indicator("women.council", kind="share", name="women", name_vi="tỷ lệ nữ đại biểu")
    figures = [seen("90001", Ratio(679, 2696))]

    total = roll_up(figures, country.at("2023-12-31"), to="90", indicators=[council])["90"]

    assert (
        "women, tỉnh Đông, 2023: 679/2,696 (25.2%). 1 of 4 expected units are in the total. "
        "Missing: xã Hai (90002), xã Ba (90003), xã Bốn (90004)."
    ) == total.explain("en")
    assert "tỷ lệ nữ đại biểu, tỉnh Đông, năm 2023: 679/2.696 (25,2%)." in total.explain("vi")


def test_real_totals_of_two_reports(country: Hierarchy) -> None:
    """Bắc Kạn's districts and communes and Móng Cái's committees keep their printed counts."""
    figures = [
        seen("90001", Ratio(71, 241), indicator="districts"),
        seen("90001", Ratio(679, 2696), indicator="communes"),
        seen("90001", Ratio(52, 203), indicator="committees"),
    ]

    totals = roll_up(figures, country.at("2023-12-31"), to="nation")

    assert [Ratio(71, 241), Ratio(679, 2696), Ratio(52, 203)] == [t.value for t in totals]


counts = st.builds(
    lambda women, men: Ratio(women, women + men), st.integers(0, 50), st.integers(0, 50)
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(COMMUNES), counts), max_size=12), st.randoms())
def test_levels_agree_and_order_does_not_matter(
    country: Hierarchy,
    figures: list[tuple[str, Ratio]],
    chance: Any,  # noqa: ANN401 - a generator
) -> None:
    """The nation is the sum of its provinces, whatever order the figures come in."""
    observations = [seen(unit, value) for unit, value in dict(figures).items()]
    shuffled = chance.sample(observations, len(observations))
    tree = country.at("2023-12-31")

    provinces = [t.value for t in roll_up(observations, tree) if t.value is not None]
    nation = [t.value for t in roll_up(shuffled, tree, to="nation")]

    assert [sum(provinces[1:], start=provinces[0])] == nation if provinces else not nation


@pytest.mark.parametrize("option", ["prefer", "reporting"])
def test_an_unknown_choice_is_refused(country: Hierarchy, option: str) -> None:
    """A misspelt option is not taken for another one."""
    choice: dict[str, Any] = {option: "most"}
    with pytest.raises(InvalidValueError, match="is expected"):
        roll_up([], country.at("2024-12-31"), **choice)


def test_the_finest_level_asked_for_is_told(country: Hierarchy) -> None:
    """Provinces reported; with the province too, the total of communes is told."""
    totals = roll_up([seen("90", 3)], country.at("2023-12-31"), to=("province", "commune"))

    assert ("GP325",) == totals.issues.codes


def test_totals_are_picked_by_what_they_are_of(country: Hierarchy) -> None:
    """Unit, indicator, period and breakdown, alone and together; what is left out takes all."""
    figures = [
        seen("90001", 1),
        seen("90001", 2, breakdown={"sex": "F"}),
        seen("91001", 4, indicator="staff", period=Period.of_year(2022)),
    ]
    totals = roll_up(figures, country.at("2023-12-31"))
    picks: list[dict[str, Any]] = [
        {"indicator": "staff"},
        {"period": "năm 2023"},
        {"breakdown": (("sex", "F"),)},
        {"indicator": "women.council", "breakdown": ()},
        {"indicator": "staff", "unit": "91"},
        {"indicator": "staff", "period": "năm 2023"},
    ]

    found = [[each.value for each in totals.where(**pick) if each.value] for pick in picks]

    assert [[Count(4)], [Count(1), Count(2)], [Count(2)], [Count(1)], [Count(4)], []] == found


def test_a_total_between_bounds_shows_both(country: Hierarchy) -> None:
    """What a divided commune may have given lies between two figures; nothing is a dash."""
    moved = restate([seen("90003", 4), seen("91001", 7)], country, onto="2025-07-01")

    totals = roll_up(moved, country.at("2025-07-01"), to="commune")

    assert ["0 – 4", "0 – 4", "7", "–"] == [
        totals[code].figure() for code in ("90001", "90003", "91001", "91002")
    ]


@pytest.mark.parametrize("to", ["district", ["province", "district"]])
def test_a_level_without_units_is_refused(to: Any) -> None:  # noqa: ANN401 - one or several
    """After June 2025 there are no districts: the figures would be in no total."""
    seen = [Observation(indicator="w", unit="15889", period=Period.of_year(2026), value=Count(3))]

    with pytest.raises(InvalidValueError, match="no units of that level exist on 2026-01-01"):
        roll_up(seen, gazetteer().at("2026-01-01"), to=to)
