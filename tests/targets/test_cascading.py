"""Local strategies against their parents."""

from collections.abc import Sequence

import attrs
import pytest

from genderplan.catalogs import cascade, strategy
from genderplan.targets import CascadeVerdict, Measure, Milestone, Strategy
from genderplan.targets.cascading import compare_strength
from genderplan.targets.milestones import Threshold

LOCAL = [
    ("ninh-thuan", "nq28.6.1", "stronger"),
    ("ca-mau", "nq28.6.1", "stronger"),
    ("can-tho-gbv", "qd2232.1", "stronger"),
    ("can-tho-gbv", "qd2232.2", "equal"),
    ("quang-binh", "qd1790.5", "weaker"),
    ("ha-noi", "nq28.4.1", "equal"),
    ("binh-duong", "nq28.1.1", "not comparable"),
    ("binh-duong", "nq28.2.2", "not comparable"),
    ("binh-duong", "nq28.2.3", "not comparable"),
    ("ha-quang", "nq28.1.1", "not comparable"),
]


@pytest.mark.parametrize(("local", "measure", "verdict"), LOCAL)
def test_the_local_cases(local: str, measure: str, verdict: str) -> None:
    """What provinces and districts wrote, against the national figure."""
    child = strategy(local)

    assert verdict == cascade(child, strategy(child.extends))[measure].verdict.value


def test_a_plan_that_repeats_the_national_one_is_equal_throughout() -> None:
    """Cần Thơ's plan 103: 23 of 23."""
    found = cascade(strategy("can-tho"), strategy("nq28"))

    assert {CascadeVerdict.EQUAL} == {row.verdict for row in found}
    assert (23, 23) == (found.equal_or_stronger.numerator, found.equal_or_stronger.denominator)
    assert () == tuple(found.issues)


def test_a_missing_step_is_named() -> None:
    """Quảng Bình has the figure for 2030, but no step for 2025."""
    row = cascade(strategy("quang-binh"), strategy("qd1790"))["qd1790.5"]

    assert ["weaker", "equal"] == [step.verdict.value for step in row.steps]
    assert "at least 95% in 2025" in row.explain("en")


def test_nothing_is_called_missing_from_a_list_that_is_not_complete() -> None:
    """22 rows are missing from what was seen of Ninh Thuận's plan; none is a finding."""
    found = cascade(strategy("ninh-thuan"), strategy("nq28"))

    assert 22 == len(found.where("missing"))
    assert () == tuple(found.issues)


def test_a_year_that_is_not_stated_is_said() -> None:
    """Cần Thơ's 70 % has no confirmed year."""
    row = cascade(strategy("can-tho-gbv"), strategy("qd2232"))["qd2232.1"]

    assert "no year is stated" in row.explain("en")


def one(
    id_: str, steps: Sequence[Milestone], years: tuple[int, int] = (2021, 2030), **more: object
) -> Strategy:
    """A strategy with one measure."""
    fields = {"unit": "percent", "direction": "up", **more}
    measure = Measure(id=id_, milestones=steps, **fields)  # type: ignore[arg-type]
    return Strategy(id=id_, first_year=years[0], last_year=years[1], measures=(measure,))


def by(year: int, value: object, comparator: str = ">=", **more: object) -> Milestone:
    """A milestone of a year."""
    return Milestone(value=value, comparator=comparator, year=year, **more)  # type: ignore[arg-type]


ALWAYS = Milestone(value=100, comparator="=", continuous=True)
PARENT = (by(2025, 50), by(2030, 60, "about"))
STEPS = [
    ("the same", PARENT, PARENT, (2021, 2030), "equal"),
    ("Hoằng Kim: 60 % in 2024", (by(2024, 60),), PARENT, (2024, 2024), "stronger"),
    ("a lower step a year before", (by(2024, 45),), PARENT, (2024, 2024), "not comparable"),
    ("higher in 2025, lower in 2030", (by(2025, 55), by(2030, 55)), PARENT, (2021, 2030), "weaker"),
    ("at least instead of about", (by(2025, 50), by(2030, 60)), PARENT, (2021, 2030), "stronger"),
    ("about instead of at least", (by(2025, 50, "about"),), PARENT, (2021, 2025), "weaker"),
    ("years that end in 2025", (by(2025, 50),), PARENT, (2021, 2025), "equal"),
    ("only the second step", (by(2030, 70),), PARENT, (2021, 2030), "weaker"),
    ("only the first step", (by(2025, 50),), PARENT, (2021, 2030), "not comparable"),
    ("the last figure already in 2025", (by(2025, 60),), PARENT, (2021, 2030), "stronger"),
    ("held from 2023", (by(2023, 50, from_year=True),), PARENT[:1], (2021, 2030), "stronger"),
    ("throughout", (ALWAYS,), PARENT, (2021, 2030), "stronger"),
    ("not held where the parent holds", (by(2025, 100),), (ALWAYS,), (2021, 2030), "weaker"),
    (
        "not from then on",
        (by(2025, 100, "="),),
        (by(2025, 100, "=", from_year=True),),
        (2021, 2030),
        "weaker",
    ),
    (
        "not from then on, but the years end",
        (by(2025, 100, "="),),
        (by(2025, 100, "=", from_year=True),),
        (2021, 2025),
        "equal",
    ),
    (
        "raised further instead of held",
        (by(2025, 50), by(2030, 55)),
        (by(2025, 50, from_year=True),),
        (2021, 2030),
        "equal",
    ),
]


@pytest.mark.parametrize(("_case", "own", "above", "years", "verdict"), STEPS)
def test_years_and_figures(
    _case: str,
    own: tuple[Milestone, ...],
    above: tuple[Milestone, ...],
    years: tuple[int, int],
    verdict: str,
) -> None:
    """Earlier and as strong is stronger; earlier and weaker says nothing; later is weaker."""
    found = cascade(one("m", own, years), one("m", above))

    assert [verdict] == [row.verdict.value for row in found]


DONE = True
FIGURES = [
    ("down", by(2025, 28, "<"), by(2025, 30, "<"), "stronger"),
    ("down", by(2025, 30, "<="), by(2025, 30, "<"), "weaker"),
    ("down", by(2025, 109, "<="), by(2025, 109, "<="), "equal"),
    ("limit", by(2025, 116, "<="), by(2025, 115, "<="), "weaker"),
    ("up", by(2025, 90, ">"), by(2025, 90), "stronger"),
    ("up", by(2025, 100, "="), by(2025, 100), "equal"),
    ("up", by(2025, (12, 20), "between"), by(2025, (10, 15), "between"), "stronger"),
    ("band", by(2025, (45, 55), "between"), by(2025, (40, 60), "between"), "stronger"),
    ("band", by(2025, (40, 55), "between"), by(2025, (40, 60), "between"), "stronger"),
    ("band", by(2025, (45, 60), "between"), by(2025, (40, 60), "between"), "stronger"),
    ("band", by(2025, (30, 60), "between"), by(2025, (40, 60), "between"), "weaker"),
    ("band", by(2025, (40, 70), "between"), by(2025, (40, 60), "between"), "weaker"),
    ("band", by(2025, (30, 50), "between"), by(2025, (40, 60), "between"), "not comparable"),
    ("band", by(2025, (30, 45), "between"), by(2025, (40, 60), "between"), "not comparable"),
    ("band", by(2025, (50, 70), "between"), by(2025, (40, 60), "between"), "not comparable"),
    ("band", by(2025, (30, 70), "between"), by(2025, (40, 60), "between"), "weaker"),
    (
        "achieve",
        by(2025, value=True, comparator="="),
        by(2025, value=True, comparator="="),
        "equal",
    ),
    ("up", by(2025, value=True, comparator="="), by(2025, 50), "not comparable"),
    ("up", by(2025, 10, "<="), by(2025, 50), "not comparable"),
]


@pytest.mark.parametrize(("aim", "own", "above", "verdict"), FIGURES)
def test_which_figure_asks_for_more(
    aim: str, own: Milestone, above: Milestone, verdict: str
) -> None:
    """For a measure that should fall the lower figure is the stronger."""
    assert verdict == compare_strength(own, above, aim).value


def items(value: int, per: str = "quarter") -> Milestone:
    """100 % of communes, each with so many items."""
    return by(2025, 100, "=", threshold=Threshold(">=", value, what="items", per=per))


def test_the_threshold_behind_a_share_counts_too() -> None:
    """Six items a quarter are more than four; four a month are another thing."""
    assert "stronger" == compare_strength(items(4), by(2025, 100, "="), "keep").value
    assert ["stronger", "weaker", "equal", "not comparable", "not comparable"] == [
        compare_strength(own, items(4), "keep").value
        for own in (items(6), items(3), items(4), items(4, "month"), by(2025, 100, "="))
    ]


YEARS = (2021, 2030)
OBSTACLES = [
    ({"unit": "times"}, "other unit"),
    ({"direction": "keep"}, "other direction"),
    ({"scope": "ethnic minorities"}, "other scope"),
    ({"denominator": "all women"}, "other whole"),
    ({"numerator": "women in offices"}, "other things counted"),
]


@pytest.mark.parametrize(("differs", "words"), OBSTACLES)
def test_what_is_not_the_same_is_not_compared(differs: dict[str, object], words: str) -> None:
    """The row says in which way the two differ."""
    said = {"numerator": "women in wage employment", "denominator": "employed women"}
    row = cascade(one("m", PARENT, YEARS, **{**said, **differs}), one("m", PARENT, YEARS, **said))[
        "m"
    ]

    assert CascadeVerdict.NOT_COMPARABLE is row.verdict
    assert words in row.reason.text("en")


def test_a_measure_of_its_own_and_a_missing_one() -> None:
    """Neither spoils the share that equals or exceeds."""
    found = cascade(one("jobs", PARENT), one("m", PARENT))

    assert [("m", "missing"), ("jobs", "own")] == [(row.id, row.verdict.value) for row in found]
    assert None is found.equal_or_stronger.value
    assert ("GP422",) == found.issues.codes


def test_a_measure_may_follow_another_under_its_own_id() -> None:
    """``follows`` names the parent's measure."""
    child = one("own.1", (by(2025, 55),), (2021, 2025), follows="m")

    assert ["stronger"] == [row.verdict.value for row in cascade(child, one("m", PARENT))]


def test_the_milestones_of_a_day_can_be_compared() -> None:
    """A plan with 80 % of perpetrators is weaker before the amendment of 2018, stronger after."""
    parent = strategy("qd2351")
    perpetrators = parent.measure("qd2351.6.2b")
    own = attrs.evolve(perpetrators, milestones=(by(2020, 80),), replaced=())
    child = Strategy(id="plan", first_year=2016, last_year=2020, measures=(own,))

    assert ["weaker", "stronger"] == [
        cascade(child, parent, on)["qd2351.6.2b"].verdict.value
        for on in ("2018-07-01", "2018-07-02")
    ]


def test_findings_tell_what_is_weaker_in_both_languages() -> None:
    """A code, the measure, both figures."""
    found = cascade(one("m", (by(2025, 40),), (2021, 2025)), one("m", PARENT)).issues

    assert ("GP421",) == found.codes
    assert "at least 40% in 2025 against at least 50% in 2025" in found.text("en")
    assert "40%" in found.text("vi")


def test_a_missing_measure_is_named_in_the_language_of_the_reader() -> None:
    """Its Vietnamese name in Vietnamese."""
    parent = one("m", PARENT, YEARS, name="Wage work", name_vi="Làm công hưởng lương")
    found = cascade(one("jobs", PARENT), parent).issues

    assert "Wage work" in found.text("en")
    assert "Làm công hưởng lương" in found.text("vi")


def test_rows_by_position_and_by_id() -> None:
    """A cascade is a sequence, and knows its measures."""
    found = cascade(strategy("can-tho"), strategy("nq28"))

    assert found[0] is found["nq28.1.1"]
    assert (2, 23) == (len(found[:2]), len(found))
    assert str(found).startswith("nq28.1.1: equal;")


@pytest.mark.parametrize(
    ("value", "year", "verdict"),
    [
        (45, 2026, "weaker"),  # below the 50 % that were due in 2025
        (49, 2029, "weaker"),
        (52, 2026, "not comparable"),  # above it, and no step of 2030
        (60, 2030, "stronger"),  # "at least 60" where the strategy says "about 60"
    ],
)
def test_a_target_below_a_milestone_that_was_due_is_weaker(
    value: int, year: int, verdict: str
) -> None:
    """50 % are asked for by 2025, about 60 % by 2030: a plan of 2026 cannot ask for 45."""
    nq28 = strategy("nq28")
    own = attrs.evolve(
        nq28.measure("nq28.2.1"), milestones=(Milestone(value=value, comparator=">=", year=year),)
    )
    plan = Strategy(id="plan", first_year=year, last_year=year, measures=(own,), complete=False)

    row = cascade(plan, nq28)["nq28.2.1"]

    assert verdict == row.verdict.value
    assert (verdict == "weaker") == ("due before" in row.reason.text("en"))


def test_what_cannot_be_compared_counts_in_the_whole() -> None:
    """Of Bình Dương's measures that follow one above, three cannot be compared."""
    found = cascade(strategy("binh-duong"), strategy("nq28"))
    counted = {verdict: len(found.where(verdict)) for verdict in CascadeVerdict}
    good = counted[CascadeVerdict.EQUAL] + counted[CascadeVerdict.STRONGER]

    assert 3 == counted[CascadeVerdict.NOT_COMPARABLE]
    assert (good, good + 3 + counted[CascadeVerdict.WEAKER]) == (
        found.equal_or_stronger.numerator,
        found.equal_or_stronger.denominator,
    )


def test_the_milestone_of_the_child_s_own_year_is_compared_once() -> None:
    """What is due in the first year of the child was not due before it."""
    nq28 = strategy("nq28")
    step = Milestone(value=45, comparator=">=", year=2025)
    own = attrs.evolve(nq28.measure("2.1"), milestones=(step,))
    child = Strategy(id="xa", first_year=2025, last_year=2025, measures=(own,))
    row = cascade(child, nq28)["nq28.2.1"]

    assert ["weaker"] == [each.verdict.value for each in row.steps]
    assert "at least 45% in 2025 against at least 50% in 2025" == row.reason.text("en")
