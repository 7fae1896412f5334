"""Restatement: what moves, what is shared, what is refused, and that nothing is lost."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan import gazetteer
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy import Hierarchy, Share
from genderplan.indicators import Missing, Observation, restate, roll_up
from genderplan.indicators.routes import Moved
from genderplan.indicators.sums import Addable, add_up, apportion, bounds_of, divide
from genderplan.periods import Period
from genderplan.quantities import Bound, Count, Money, Percent, Ratio

YEAR = Period.of_year(2023)
COMMUNES = ("90001", "90002", "90003", "90004", "91001", "91002")
NEW_DAY = "2025-07-01"


def seen(unit: str, value: Any, **facts: Any) -> Observation:  # noqa: ANN401 - any value at all
    """A figure of one unit for 2023."""
    usual: dict[str, Any] = {"indicator": "women.council", "period": YEAR}
    return Observation(**usual | facts, unit=unit, value=value)


def test_whole_units_are_summed(country: Hierarchy) -> None:
    """Two communes that went whole to one give it the sum of their counts."""
    figures = [seen("90001", Ratio(0, 50)), seen("90002", Ratio(30, 50))]

    restated = restate(figures, country, onto=NEW_DAY)

    assert Ratio(30, 100) == restated["90001"].value
    assert [Moved.WHOLE, Moved.WHOLE] == [move.how for move in restated["90001"].moves]


@pytest.mark.parametrize(("onto", "codes"), [("2026-11-21", ()), ("2030-01-01", ("GP336",))])
def test_a_day_after_the_data_is_told(onto: str, codes: tuple[str, ...]) -> None:
    """What changes later than the day on which the units were looked up is not known."""
    vn = gazetteer()
    hanoi = vn.at("2026-11-21").find("thành phố Hà Nội").code

    restated = restate([seen(hanoi, 5)], vn, onto=onto)

    assert Count(5) == restated[hanoi].value
    assert codes == restated.issues.codes
    assert [] == [each for each in restated.issues if "21/11/2026" not in each.text()]


def test_people_follow_the_whole_population(country: Hierarchy) -> None:
    """Where only the area was divided, head-counts have exactly one successor."""
    restated = restate([seen("90004", 40)], country, onto=NEW_DAY)

    assert ["90003"] == [figure.unit.code for figure in restated]
    assert Moved.PEOPLE is restated[0].moves[0].how


def test_hectares_do_not_follow_the_population(country: Hierarchy) -> None:
    """What does not count people is divided like the area."""
    restated = restate([seen("90004", 40)], country, onto=NEW_DAY, head_counts=())

    assert [(Count(0), Count(40))] * 2 == [(figure.low, figure.high) for figure in restated]


def test_the_caller_says_which_indicators_count_people(country: Hierarchy) -> None:
    """Members of the council follow the people, hectares in the same call do not."""
    figures = [seen("90004", 40), seen("90004", 40, indicator="hectares")]

    restated = restate(figures, country, onto=NEW_DAY, head_counts=["women.council"])

    assert ["90003"] == [each.unit.code for each in restated.where(indicator="women.council")]
    assert 2 == len(restated.where(indicator="hectares"))


def test_divided_unit_gives_bounds(country: Hierarchy) -> None:
    """Each successor lies between its certain figure and all of the divided one besides."""
    figures = [seen("90001", Ratio(10, 40)), seen("90003", Ratio(5, 10))]

    restated = restate(figures, country, onto=NEW_DAY)

    assert restated["90001"].value is None
    assert (Ratio(10, 45), Ratio(15, 45)) == (restated["90001"].low, restated["90001"].high)
    assert (Ratio(0, 5), Ratio(5, 5)) == (restated["90003"].low, restated["90003"].high)
    assert not restated.is_exact


@pytest.mark.parametrize(
    ("whole", "divided"), [(Ratio(45, 50), Ratio(55, 50)), (Ratio(55, 50), Ratio(45, 50))]
)
def test_boys_are_no_part_of_the_girls(whole: Ratio, divided: Ratio, country: Hierarchy) -> None:
    """Of a divided unit, all the girls and no boys may have come, or all the boys and no girls.

    That some of the figures could be shares (45 boys to 50 girls) does not make shares of them.
    """
    restated = restate([seen("90001", whole), seen("90003", divided)], country, onto=NEW_DAY)

    assert Ratio(whole.numerator, 100) == restated["90001"].low
    assert Ratio(100, whole.denominator) == restated["90001"].high


def test_bounds_close_again_in_a_unit_that_holds_all_parts(country: Hierarchy) -> None:
    """Communes lie between bounds, their province is exact."""
    figures = [seen(unit, 10) for unit in COMMUNES]
    tree = country.at(NEW_DAY)

    restated = restate(figures, country, onto=NEW_DAY)
    province = roll_up(restated, tree)["90"]
    communes = roll_up(restated, tree, to="commune")

    assert (Count(60), Count(60), Count(60)) == (province.value, province.low, province.high)
    assert (Count(20), Count(30)) == (communes["90001"].low, communes["90001"].high)
    assert communes["90001"].value is None
    assert "between 20 and 30" in communes["90001"].explain("en")
    assert [None, None, None, None] == [commune.value for commune in communes]


def test_main_successor_takes_all(country: Hierarchy) -> None:
    """With ``splits="main"`` the divided figure goes to the main successor, and says so."""
    restated = restate([seen("90003", 7)], country, onto=NEW_DAY, splits="main")

    assert Count(7) == restated["90003"].value
    assert "divided unit, given whole to its main successor" in restated["90003"].explain("en")


def test_weights_divide_without_loss(country: Hierarchy) -> None:
    """Populations of the caller divide the figure; the parts sum to it."""
    weights = {"91002": {"91001": 1, "91002": 2}}

    restated = restate([seen("91002", 10)], country, onto=NEW_DAY, weights=weights)

    assert [("91001", Count(3)), ("90003", Count(0)), ("91002", Count(7))] == sorted(
        ((figure.unit.code, figure.value) for figure in restated),
        key=lambda pair: ["91001", "90003", "91002"].index(pair[0]),
    )
    assert "by the weights given" in restated["91001"].explain("en")


@pytest.mark.parametrize(
    "weights", [{"90001": 0, "90003": 0}, {"91001": 1}, {"90001": -1, "90003": 2}]
)
def test_weights_must_fit_the_successors(weights: dict[str, int], country: Hierarchy) -> None:
    """Weights for strangers, negative ones or only zeros are refused with the units expected."""
    with pytest.raises(InvalidValueError, match=r"weights\[90003\].*90001, 90003 are expected"):
        restate([seen("90003", 1)], country, onto=NEW_DAY, weights={"90003": weights})


def test_refusal_names_the_unit(country: Hierarchy) -> None:
    """``splits="refuse"`` raises for a divided unit and says what to choose instead."""
    with pytest.raises(InvalidValueError, match=r"how much of xã Ba \(90003\) went to each"):
        restate([seen("90003", 1)], country, onto=NEW_DAY, splits="refuse")
    with pytest.raises(InvalidValueError, match="splits is 'mean'; one of bounds, main, refuse"):
        restate([], country, onto=NEW_DAY, splits="mean")  # type: ignore[arg-type]


def test_percentage_without_counts_is_not_restated(country: Hierarchy) -> None:
    """26 % of one commune and 20 % of another make no percentage of both; a finding says so."""
    figures = [seen("90001", Percent(26)), seen("90002", Percent(20))]

    restated = restate(figures, country, onto=NEW_DAY)

    assert (0, ("GP333", "GP333")) == (len(restated), restated.issues.codes)
    assert tuple(figures) == restated.left_out


def test_percentage_goes_along_where_nothing_changed(country: Hierarchy) -> None:
    """A percentage of a unit that goes on stays what it was."""
    figures = [seen("90001", Percent(26)), seen("90002", Missing.NOT_COLLECTED)]

    assert tuple(figures) == restate(figures, country, onto="2024-07-01").observations


def test_old_units_that_said_nothing_are_named(country: Hierarchy) -> None:
    """A sum of one of two communes is no figure of both, and says so."""
    figures = [seen("90001", 5), seen("90003", Missing.NOT_COLLECTED)]

    restated = restate(figures, country, onto=NEW_DAY)

    assert ["90002", "90003"] == [unit.code for unit in restated["90001"].missing]
    assert ("GP334",) == restated.issues.codes
    assert "Nothing was reported by xã Hai 90002, xã Ba 90003." in restated["90001"].explain("en")


def test_not_applicable_is_not_missing(country: Hierarchy) -> None:
    """A commune that the indicator does not apply to is not asked for."""
    figures = [
        seen("90001", 5),
        seen("90002", Missing.NONE),
        seen("90003", Missing.NOT_APPLICABLE),
    ]

    restated = restate(figures, country, onto=NEW_DAY)

    assert (Count(5), ()) == (restated["90001"].value, restated["90001"].missing)


def test_unknown_units_and_days_are_left_out_aloud(country: Hierarchy) -> None:
    """A code without a unit, a term without days, a day in the past: each with a finding."""
    term = Period.parse("nhiệm kỳ 2016 - 2021")
    figures = [seen("99999", 1), seen("90002", 1, period=term)]
    later = seen("91002", 1, period=Period.of_year(2026))

    assert ("GP331", "GP331") == restate(figures, country, onto=NEW_DAY).issues.codes
    assert ("GP332",) == restate([later], country, onto="2023-12-31").issues.codes


def test_copied_rows_do_not_double(country: Hierarchy) -> None:
    """The same figure given twice moves once."""
    restated = restate([seen("90001", 5)] * 2, country, onto=NEW_DAY)

    assert (Count(5), True) == (restated["90001"].value, "GP313" in restated.issues.codes)


def test_counts_and_ratios_are_not_mixed(country: Hierarchy) -> None:
    """A count among ratios is left out with a finding."""
    restated = restate([seen("90001", Ratio(1, 2)), seen("90002", 5)], country, onto=NEW_DAY)

    assert (Ratio(1, 2), True) == (restated["90001"].value, "GP335" in restated.issues.codes)


def test_district_goes_where_its_communes_went(country: Hierarchy) -> None:
    """A district that no longer exists becomes communes; its province takes it whole."""
    restated = restate([seen("901", 9)], country, onto=NEW_DAY)

    assert ["90001"] == [figure.unit.code for figure in restated]


def test_bounded_counts_keep_their_bounds(country: Hierarchy) -> None:
    """Over 200 and 97 are over 297; divided, nothing bounds it from above."""
    whole = restate(
        [seen("90001", Count(200, "more_than")), seen("90002", 97)], country, onto=NEW_DAY
    )
    shared = restate([seen("90003", Count(200, "more_than"))], country, onto=NEW_DAY)

    assert Count(297, Bound.MORE_THAN) == whole["90001"].value
    assert (Count(0), None) == (shared["90001"].low, shared["90001"].high)


def test_unknown_figure_is_an_error_that_says_how_many(country: Hierarchy) -> None:
    """Indexing by a code gives the only figure of the unit."""
    with pytest.raises(NotFoundError, match="0 figures are of the unit 90001"):
        restate([], country, onto=NEW_DAY)["90001"]


def test_explanation_in_vietnamese_marks(country: Hierarchy) -> None:
    """Numbers in the explanation follow the language."""
    figures = [seen("90001", Ratio(679, 2696)), seen("90003", Ratio(1, 2))]

    explained = restate(figures, country, onto=NEW_DAY)["90001"].explain("en")

    assert explained.startswith(
        "women.council, xã Một Hai, 2023: between 679/2,697 (25.2%) and 680/2,697 (25.2%). "
        "679/2,696 (25.2%) from xã Một 90001 (the whole unit went there). "
        "An unknown part of 1/2 (50.0%) from xã Ba 90003, which went to "
        "xã Một Hai 90001, xã Ba Bốn 90003."
    )


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        (Count(10, "nearly"), [Count(4, "nearly"), Count(3, "nearly"), Count(3, "nearly")]),
        (Money(Decimal("0.10")), [Money(Decimal(x)) for x in ("0.04", "0.03", "0.03")]),
        (Ratio(1, 1), [Ratio(1, 1), Ratio(0, 0), Ratio(0, 0)]),
        (Ratio(3, 2), [Ratio(1, Fraction(2, 3))] * 3),
    ],
)
def test_division_by_equal_weights(value: Addable, parts: list[Addable]) -> None:
    """Whole things are divided whole, decimals in their last place, other ratios in fractions."""
    assert parts == divide(value, [1, 1, 1])


values = st.one_of(
    st.builds(lambda women, men: Ratio(women, women + men), st.integers(0, 60), st.integers(0, 60))
)
figures_of_communes = st.dictionaries(st.sampled_from(COMMUNES), values, min_size=1)
shares = st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any)


@given(st.integers(0, 1000), shares)
def test_apportioned_parts_sum_to_the_whole(number: int, weights: list[int]) -> None:
    """Nobody is lost or made up, and nobody gets more than one above the quota."""
    parts = apportion(number, weights)

    assert number == sum(parts)
    assert all(
        abs(part - Fraction(number * weight, sum(weights))) < 1
        for part, weight in zip(parts, weights, strict=True)
    )


@given(values, shares)
def test_no_part_has_more_women_than_people(value: Ratio, weights: list[int]) -> None:
    """A share divided by any weights stays a share in every part, and sums to itself."""
    parts = divide(value, weights)

    assert all(isinstance(part, Ratio) and part.is_share for part in parts)
    assert value == add_up(parts)


@settings(max_examples=40, deadline=None)
@given(figures_of_communes, st.sampled_from(["bounds", "main", "weights"]))
def test_sums_conserve(country: Hierarchy, figures: dict[str, Ratio], splits: str) -> None:
    """What goes in comes out, and the nation is the same before and after."""
    observations = [seen(unit, value) for unit, value in figures.items()]
    weights = {"90003": {"90001": 3, "90003": 4}, "91002": {"91001": 1, "91002": 5}}
    before = roll_up(observations, country.at("2023-12-31"), to="nation")[0].value

    restated = restate(
        observations,
        country,
        onto=NEW_DAY,
        splits="main" if splits == "main" else "bounds",
        weights=weights if splits == "weights" else None,
    )
    after = roll_up(restated, country.at(NEW_DAY), to="nation")[0]
    kept = [figure.certain for figure in restated]

    assert before == after.value
    assert before == add_up([*kept, *(share.value for share in restated.undivided)])


@settings(max_examples=40, deadline=None)
@given(figures_of_communes)
def test_restating_onto_the_same_day_changes_nothing(
    country: Hierarchy, figures: dict[str, Ratio]
) -> None:
    """The units of 31 December are still those of the next day."""
    observations = tuple(seen(unit, value) for unit, value in figures.items())

    assert observations == restate(observations, country, onto="2023-12-31").observations
    assert observations == restate(observations, country, onto="2024-01-01").observations


def test_unknown_shares_before_2025_are_bounds() -> None:
    """What a merged commune gave to its one known heir lies between nothing and all of it."""
    vn, day = gazetteer(), "2020-06-01"
    old = vn.find("xã Bản Péo, huyện Hoàng Su Phì", on="2019-06-01")
    (heir,) = vn.successors(old, on=day)
    figure = seen(old.code, 40, units_on="2019-06-01")

    (restated,) = restate([figure], vn, onto=day)

    assert (Share.UNKNOWN, "xã Nậm Dịch") == (heir.share, restated.unit.full_name())
    assert (Count(0), Count(40)) == (restated.low, restated.high)
    assert Count(40) == restate([figure], vn, onto=day, splits="main")[0].value
    with pytest.raises(InvalidValueError, match="is not known"):
        restate([figure], vn, onto=day, splits="refuse")


def test_a_unit_that_took_another_in_is_wider_than_before() -> None:
    """Who was merged into a unit that goes on is missing where only that unit reported."""
    vn = gazetteer()
    wider = vn.find("xã Nậm Dịch, huyện Hoàng Su Phì", on="2019-06-01")
    share = seen(wider.code, Percent(Decimal(20)), units_on="2019-06-01")

    (restated,) = restate([seen(wider.code, 40, units_on="2019-06-01")], vn, onto="2020-06-01")

    assert ["xã Bản Péo"] == [unit.full_name() for unit in restated.missing]
    assert (share,) == restate([share], vn, onto="2020-06-01").left_out
    later = seen(wider.code, 40, units_on="2020-06-01")
    assert (later,) == restate([later], vn, onto="2019-06-01").left_out


def test_a_part_given_to_a_new_unit_is_told() -> None:
    """A commune of which a new one was made keeps an unknown part of its earlier figures."""
    vn = gazetteer()
    part = next(step for step in vn.successions if step.old.exists_on(step.on))
    before = part.on - dt.timedelta(days=1)

    restated = restate([seen(part.old.code, 40, units_on=before)], vn, onto=part.on)

    assert {part.old, part.new} <= {figure.unit for figure in restated}
    assert {None} == {figure.value for figure in restated}
    after = seen(part.old.code, 40, units_on=part.on)
    assert [Moved.UNCHANGED] == [
        move.how for move in restate([after], vn, onto="2024-01-01")[0].moves
    ]


def test_a_figure_between_bounds_shows_both(country: Hierarchy) -> None:
    """At the prompt, and in words; a figure that is known shows itself alone."""
    restated = restate([seen("90003", 4), seen("91001", 7)], country, onto=NEW_DAY)

    assert "<Restated women.council[90001, 2023]: 0 to 4>" == repr(restated["90001"])
    assert "<Restated women.council[91001, 2023]: 7>" == repr(restated["91001"])
    assert ["0 – 4", "7"] == [restated[code].figure() for code in ("90001", "91001")]


def test_one_part_that_is_no_share_widens_the_bounds() -> None:
    """Of boys to girls all numerators may have come without a denominator, or the reverse."""
    mixed = bounds_of(Ratio(10, 40), [Ratio(5, 10), Ratio(12, 10)])

    assert (Ratio(10, 60), Ratio(27, 40)) == mixed


@pytest.mark.parametrize(
    ("code", "day", "onto", "old", "new"),
    [
        ("24", "2024-12-31", "2025-07-01", "tỉnh Bắc Giang", "tỉnh Bắc Ninh"),
        ("27", "2024-12-31", "2025-12-31", "tỉnh Bắc Ninh", "tỉnh Bắc Ninh"),
        ("24", "2024-12-31", "2026-09-20", "tỉnh Bắc Giang", "thành phố Bắc Ninh"),
        ("22", "2025-12-31", "2026-08-31", "tỉnh Quảng Ninh", "tỉnh Quảng Ninh"),
        ("22", "2025-12-31", "2026-09-01", "tỉnh Quảng Ninh", "thành phố Quảng Ninh"),
        ("46", "2023-12-31", "2024-12-31", "tỉnh Thừa Thiên Huế", "tỉnh Thừa Thiên Huế"),
        ("46", "2023-12-31", "2025-01-01", "tỉnh Thừa Thiên Huế", "thành phố Huế"),
        ("407", "2019-12-31", "2021-12-31", "huyện Tĩnh Gia", "thị xã Nghi Sơn"),
        ("721", "2023-12-31", "2024-09-01", "thị xã Bến Cát", "thành phố Bến Cát"),
        ("194", "2023-12-31", "2024-12-31", "thành phố Móng Cái", "thành phố Móng Cái"),
    ],
)
def test_units_have_the_names_of_their_days(
    code: str, day: str, onto: str, old: str, new: str
) -> None:
    """Old units are printed as on the day of the figure, new ones as on the day asked for."""
    seen = Observation(
        indicator="w", unit=code, period=Period.of_year(2024), value=Ratio(3, 10), units_on=day
    )
    (restated,) = restate([seen], gazetteer(), onto)

    assert new == str(restated.unit)
    assert new in repr(restated.unit)
    assert [old] == [str(move.old) for move in restated.moves]
