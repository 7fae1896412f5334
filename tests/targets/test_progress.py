"""Progress: each case that could give a wrong "on track" is decided and shown here."""

import datetime as dt
import pickle
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from genderplan._messages import LANGUAGES
from genderplan.catalogs import assess, results, strategy
from genderplan.errors import InvalidValueError
from genderplan.indicators import Missing, Observation, ObservationStatus
from genderplan.indicators.observations import ObservedValue
from genderplan.periods import Period
from genderplan.quantities import Count, Percent, Ratio
from genderplan.targets import Baseline, Measure, Milestone, Progress, Status
from genderplan.targets.measures import Lookalike, SeriesBreak
from genderplan.targets.methods import METHODS

FINAL = {2025: 60, 2030: 75}


def seen(year: int, value: ObservedValue | int, **more: object) -> Observation:
    """A figure of measure "m"; a plain int is a percentage."""
    given = Percent(value) if isinstance(value, int) else value
    fields = {"indicator": "m", "unit": "VN", **more}
    return Observation(period=Period.of_year(year), value=given, **fields)  # type: ignore[arg-type]


def measure(*milestones: Milestone, direction: str = "up", **more: object) -> Measure:
    """Measure "m" in per cent with these milestones, or 60 by 2025 and 75 by 2030."""
    steps = milestones or tuple(
        Milestone(value=value, comparator=">=", year=year) for year, value in FINAL.items()
    )
    fields = {"unit": "percent", **more}
    return Measure(id="m", milestones=steps, direction=direction, **fields)  # type: ignore[arg-type]


def by(year: int, value: object, comparator: str = ">=", **more: object) -> Milestone:
    """A milestone of a year."""
    return Milestone(value=value, comparator=comparator, year=year, **more)  # type: ignore[arg-type]


def judged(
    what: Measure,
    figures: Sequence[tuple[int, int]],
    on: str | None = None,
    method: str = "linear",
) -> str:
    """The status of *what* from whole percentages of years."""
    return assess(what, [seen(*each) for each in figures], on, method).status.value


ONE = measure(by(2030, 75))
LINEAR = [
    ("half of the way in half of the time", [(2020, 50), (2025, 63)], "on track"),
    ("exactly on the line", [(2020, 55), (2025, 65)], "on track"),
    ("a little behind the line", [(2020, 55), (2025, 64)], "acceleration needed"),
    ("six tenths of the pace", [(2020, 55), (2025, 61)], "acceleration needed"),
    ("below six tenths", [(2020, 55), (2025, 60)], "limited progress"),
    ("no movement", [(2020, 55), (2025, 55)], "limited progress"),
    ("backwards", [(2020, 55), (2025, 54)], "deteriorating"),
    ("met early", [(2020, 55), (2025, 75)], "achieved"),
    ("met early, falling", [(2020, 80), (2025, 76)], "achieved"),
    ("base beyond, lost", [(2020, 80), (2025, 70)], "deteriorating"),
    ("met, lost", [(2020, 50), (2022, 76), (2025, 70)], "deteriorating"),
    ("lost, rising fast", [(2020, 76), (2022, 50), (2025, 74)], "acceleration needed"),
    ("lost, standing still", [(2020, 76), (2022, 60), (2025, 60)], "limited progress"),
    ("lost, falling on", [(2020, 76), (2022, 60), (2025, 50)], "deteriorating"),
    ("one figure, short", [(2025, 70)], "not assessable"),
    ("one figure, met", [(2025, 75)], "achieved"),
    ("no figure", [], "not assessable"),
]


@pytest.mark.parametrize(("_case", "figures", "status"), LINEAR)
def test_the_default_method(_case: str, figures: list[tuple[int, int]], status: str) -> None:
    """75 % by 2030, seen in 2025."""
    assert status == judged(ONE, figures, "2025-12-31")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "figures",
    [
        [(2020, 80), (2025, 70)],
        [(2020, 50), (2022, 76), (2025, 70)],
        [(2020, 80), (2021, 80), (2022, 80), (2023, 80), (2024, 79), (2025, 70)],
        [(2020, 50), (2025, 50)],
        [(2020, 50), (2025, 48)],
        [(2025, 74)],
        [],
    ],
)
def test_no_method_calls_these_good(method: str, figures: list[tuple[int, int]]) -> None:
    """A fall below the target, no movement, one figure: never achieved, never on track.

    The published UN ratio calls the fall from 80 to 70 on track.
    """
    assert not assess(ONE, [seen(*each) for each in figures], "2025-12-31", method).status.is_good


def test_the_misleading_published_ratio_is_still_shown() -> None:
    """80 to 70 against 75: the ratio is 3.75 and scores 3; the status is deteriorating."""
    progress = assess(ONE, [seen(2020, 80), seen(2025, 70)], "2025-12-31", "unsd2023")

    assert progress.inputs is not None
    assert (Decimal("3.75"), 3) == (
        round(Decimal(str(progress.inputs.figure("ratio"))), 4),
        progress.inputs.figure("score"),
    )
    assert Status.DETERIORATING is progress.status


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("base", "now"), [(75, 75), (75, 76), (75, 74), (0, 0), (0, 10), (10, 0)])
def test_no_method_divides_by_zero(method: str, base: int, now: int) -> None:
    """Base equal to the target, zero at the start or the end: an answer, never an exception."""
    progress = assess(ONE, [seen(2020, base), seen(2025, now)], "2025-12-31", method)

    assert progress.explain("en")


@pytest.mark.parametrize("method", METHODS)
def test_a_strict_target_that_is_its_own_base(method: str) -> None:
    """95 to 95 against "above 95" is no movement; 95 to 94 moves away."""
    strict = measure(by(2030, 95, ">"))

    assert "limited progress" == judged(strict, [(2020, 95), (2025, 95)], "2025-12-31", method)
    assert "deteriorating" == judged(strict, [(2020, 95), (2025, 94)], "2025-12-31", method)


def test_the_next_milestone_by_date_counts() -> None:
    """In 2025 the step of 2025, not met; a day later its outlook is the one of 2030."""
    figures = [seen(2020, 50), seen(2025, 58)]
    last_day, next_day = (assess(measure(), figures, day) for day in ("2025-12-31", "2026-01-01"))

    assert [60, 60] == [each.milestone and each.milestone.value for each in (last_day, next_day)]
    assert ["not met", "not met"] == [last_day.status, next_day.status]
    assert last_day.outlook is None
    assert next_day.outlook is not None
    assert next_day.outlook.milestone is not None
    assert (75, "acceleration needed") == (
        next_day.outlook.milestone.value,
        next_day.outlook.status.value,
    )
    assert [(2025, False)] == [(each.milestone.year, each.met) for each in next_day.past]


def test_a_milestone_that_nobody_measured_is_not_called_missed() -> None:
    """Without a figure of 2025 nobody knows."""
    progress = assess(measure(), [seen(2022, 50), seen(2024, 58)], "2026-06-30")

    assert [None] == [each.met for each in progress.past]


def test_missed_in_2025_and_on_track_for_2030() -> None:
    """What was missed stays missed, also when the next milestone will be reached at this pace."""
    figures = [seen(2020, 50), seen(2025, 58), seen(2027, 70)]
    late = assess(measure(by(2025, 60), by(2030, 75)), figures[:2], "2026-06-30")
    reached = assess(measure(by(2025, 60), by(2030, 75)), figures, "2027-12-31")

    assert late.outlook is not None
    assert ("not met", "acceleration needed") == (late.status.value, late.outlook.status.value)
    assert ("on track", None) == (reached.status.value, reached.outlook)
    assert [(2025, False)] == [(each.milestone.year, each.met) for each in reached.past]


def test_the_outlook_is_good_while_the_milestone_was_missed() -> None:
    """59 of 60 in 2025, and two points a year to 64 in 2030."""
    near = measure(by(2025, 60), by(2030, 64))
    progress = assess(near, [seen(2020, 50), seen(2025, 59)], "2026-01-31")

    assert progress.outlook is not None
    assert ("not met", "on track") == (progress.status.value, progress.outlook.status.value)
    assert "on track" in progress.explain("en")


def test_a_milestone_is_met_by_the_last_figure_of_its_year() -> None:
    """58 % in the first half of 2025 and 61 % in all of it meet 60 % in 2025."""
    half = Observation(
        indicator="m", unit="VN", period=Period.parse("6 tháng đầu năm 2025"), value=Percent(58)
    )
    progress = assess(measure(), [seen(2020, 50), half, seen(2025, 61)], "2026-06-30")

    assert [True] == [each.met for each in progress.past]


def test_of_past_milestones_only_the_last_is_asked_for() -> None:
    """Once 60 in 2025 has taken the place of 70 in 2022, 61 in 2025 is enough."""
    lowered = measure(by(2022, 70), by(2025, 60), by(2030, 75))

    assert "on track" == judged(lowered, [(2020, 40), (2025, 61)], "2026-06-30")


def test_due_and_not_met_is_not_met() -> None:
    """On the day it is due 94.9 of 95 is not met, whatever the pace was."""
    last = measure(by(2025, 95))
    figures = [seen(2020, 50), seen(2025, Percent(Decimal("94.9")))]

    assert {"not met"} == {
        assess(last, figures, "2025-12-31", method).status.value for method in METHODS
    }


@pytest.mark.parametrize(("year", "status"), [(2024, "not assessable"), (2025, "not met")])
def test_a_past_milestone_is_judged_when_there_is_a_figure_since(year: int, status: str) -> None:
    """58 of 60, due in 2025 and asked in 2026; no milestone comes after it."""
    assert status == judged(measure(by(2025, 60)), [(2020, 50), (year, 58)], "2026-06-30")


HELD = [
    ("held", [(2025, 100), (2026, 100)], "achieved"),
    ("held again", [(2025, 99), (2026, 100)], "achieved"),
    ("lost", [(2025, 100), (2026, 99)], "deteriorating"),
    ("short, nearer", [(2025, 97), (2026, 99)], "acceleration needed"),
    ("short, still", [(2025, 99), (2026, 99)], "limited progress"),
    ("short, one figure", [(2026, 99)], "not assessable"),
]


@pytest.mark.parametrize(("_case", "figures", "status"), HELD)
@pytest.mark.parametrize(
    "milestone",
    [
        by(2025, 100, "=", from_year=True),
        Milestone(value=100, comparator="=", continuous=True),
        Milestone(value=100, comparator="=", every_year=True),
    ],
    ids=["from 2025", "throughout", "every year"],
)
def test_what_must_be_held(
    milestone: Milestone, _case: str, figures: list[tuple[int, int]], status: str
) -> None:
    """The latest figure decides; short of it nothing is on track."""
    assert status == judged(measure(milestone, direction="keep"), figures, "2026-12-31")


def test_a_held_target_is_approached_like_any_other_before_its_year() -> None:
    """From 2025 onwards: in 2023 the pace counts."""
    step = measure(by(2025, 100, "=", from_year=True), direction="keep")

    assert "on track" == judged(step, [(2020, 90), (2023, 97)], "2023-12-31")


def test_what_is_due_today_hides_nothing_that_is_due_later() -> None:
    """On the day from which 60 must be held, the 90 of 2030 counts as well: the worse is told."""
    what = measure(by(2025, 60, from_year=True), by(2030, 90))

    assert "limited progress" == judged(what, [(2020, 60), (2025, 61)], "2025-12-31")


def test_the_german_symbols_for_what_must_be_held() -> None:
    """Held but falling is a light cloud; short but rising a cloud."""
    step = measure(Milestone(value=90, comparator=">=", continuous=True), direction="keep")
    falling = [(2022, 99), (2023, 97), (2024, 95), (2025, 92)]
    rising = [(2022, 80), (2023, 82), (2024, 84), (2025, 86)]

    assert "acceleration needed" == judged(step, falling, "2025-12-31", "dns")
    assert "limited progress" == judged(step, rising, "2025-12-31", "dns")


def test_the_german_symbols_look_back_five_years_at_what_must_be_held() -> None:
    """A figure of five years ago shows the trend, one of seven years ago shows none."""
    step = measure(Milestone(value=90, comparator=">=", continuous=True), direction="keep")

    assert "limited progress" == judged(step, [(2020, 80), (2025, 86)], "2025-12-31", "dns")
    assert "not assessable" == judged(step, [(2018, 80), (2025, 86)], "2025-12-31", "dns")


DNS = [
    ("sun", [60, 62, 64, 66, 68, 70], "on track"),
    ("light cloud", [60, 61, 62, 63, 64, 69], "acceleration needed"),
    ("cloud", [60, 60, 61, 61, 62, 62], "limited progress"),
    ("storm", [66, 65, 64, 63, 62, 61], "deteriorating"),
]


@pytest.mark.parametrize(("symbol", "values", "status"), DNS)
def test_the_german_symbols(symbol: str, values: list[int], status: str) -> None:
    """The mean change of five years carried on to 2030, against 79 %."""
    figures = [seen(2020 + position, value) for position, value in enumerate(values)]
    progress = assess(measure(by(2030, 79)), figures, "2025-12-31", "dns")

    assert status == progress.status.value
    assert progress.reason.text("en").startswith(symbol)


def test_the_german_symbols_need_four_figures() -> None:
    """Three are not enough."""
    assert "not assessable" == judged(
        ONE, [(2023, 60), (2024, 62), (2025, 64)], "2025-12-31", "dns"
    )


CEILING = [
    ("below it and level", [(2015, 112), (2018, 112)], "2018-12-31", "on track"),
    ("below it, rising, but not over it", [(2015, 108), (2018, 110)], "2018-12-31", "on track"),
    ("below it, rising over it", [(2015, 112), (2018, 114)], "2018-12-31", "acceleration needed"),
    ("below it, one figure", [(2018, 112)], "2018-12-31", "not assessable"),
    ("below it when due", [(2015, 112), (2020, 115)], "2020-12-31", "achieved"),
    ("above it when due", [(2015, 112), (2020, 116)], "2020-12-31", "not met"),
]


@pytest.mark.parametrize(("_case", "figures", "on", "status"), CEILING)
def test_a_ceiling_on_a_rising_figure(
    _case: str, figures: list[tuple[int, int]], on: str, status: str
) -> None:
    """Being below the ceiling early does not mean that it will hold."""
    ratio = measure(by(2020, 115, "<="), direction="limit", unit="boys per 100 girls", series="")
    given = [seen(year, Decimal(value)) for year, value in figures]

    assert status == assess(ratio, given, on).status.value


BAND = [
    ("inside", [(2020, 30), (2025, 45)], "achieved"),
    ("from above, half way", [(2020, 80), (2025, 70)], "on track"),
    ("from below, half way", [(2020, 20), (2025, 30)], "on track"),
    ("through the band and out", [(2020, 30), (2022, 50), (2025, 65)], "deteriorating"),
    ("away", [(2020, 70), (2025, 80)], "deteriorating"),
]


@pytest.mark.parametrize(("_case", "figures", "status"), BAND)
def test_a_band(_case: str, figures: list[tuple[int, int]], status: str) -> None:
    """Women's share from 40 to 60 % by 2030: the nearest bound counts, either way."""
    parity = measure(by(2030, (40, 60), "between"), direction="band")

    assert status == judged(parity, figures, "2025-12-31")


def test_a_target_for_either_sex() -> None:
    """65 % women are 35 % men: at least 40 % of each sex is not met."""
    new_jobs = measure(Milestone(value=40, comparator=">=", every_year=True), both_sexes=True)

    assert "achieved" == judged(new_jobs, [(2020, 45)], "2020-12-31")
    assert "deteriorating" == judged(new_jobs, [(2019, 60), (2020, 65)], "2020-12-31")


def test_half_a_year_is_no_year() -> None:
    """One event in six months says nothing about two events a year."""
    events = measure(Milestone(value=2, comparator=">=", every_year=True), unit="count per year")
    half = Observation(indicator="m", unit="VN", period=Period.of_half(2024, 1), value=Count(1))

    assert "achieved" == assess(events, [seen(2024, Count(2))]).status.value
    assert "whole years" in assess(events, [half]).reason.text("en")


def test_a_target_without_a_date() -> None:
    """Met is achieved; short of it nobody can say how fast it should go."""
    undated = measure(Milestone(value=70, comparator=">=", undated=True))

    assert "achieved" == judged(undated, [(2020, 50), (2025, 70)], "2025-12-31")
    assert "not assessable" == judged(undated, [(2020, 50), (2025, 69)], "2025-12-31")


def test_a_target_due_on_a_day() -> None:
    """By 30 June 2025."""
    milestone = Milestone(value=60, comparator=">=", by=dt.date(2025, 6, 30))
    progress = assess(measure(milestone), [seen(2023, 50), seen(2024, 58)], "2024-12-31")

    assert Status.ON_TRACK is progress.status
    assert "at least 60% by 2025-06-30" in progress.explain("en")
    assert "trước" in progress.explain("vi") or "30/6/2025" in progress.explain("vi")


def test_above_a_ceiling_before_it_is_due_the_pace_down_counts() -> None:
    """From 120 to 116 in half of the time, down to 115: most of the way."""
    ratio = measure(by(2020, 115, "<="), direction="limit", unit="boys per 100 girls")
    figures = [seen(2010, Decimal(120)), seen(2015, Decimal(116))]

    assert "on track" == assess(ratio, figures, "2015-12-31").status.value


def test_within_a_point_of_everybody() -> None:
    """The UN chart calls 99.2 of 100 % achieved; the other methods do not."""
    everybody = measure(by(2030, 100))
    figures = [seen(2020, 50), seen(2025, Percent(Decimal("99.2")))]

    assert ["achieved", "on track"] == [
        assess(everybody, figures, "2025-12-31", method).status.value
        for method in ("unsd2023", "linear")
    ]


def test_several_series_of_the_wrong_kind_are_named() -> None:
    """None of them is what the target is about."""
    survey = measure(by(2030, 75), series="survey")
    figures = [seen(2025, 80, breakdown={"series": name}) for name in ("a", "b")]

    assert "of a, b" in assess(survey, figures, "2025-12-31").explain("en")


def test_counts_without_a_value_are_left_out() -> None:
    """0 of 0 in one year does not spoil the others."""
    figures = [seen(2020, 55), seen(2023, Ratio(0, 0)), seen(2025, 65)]

    assert "on track" == assess(ONE, figures, "2025-12-31").status.value


def test_a_short_representation() -> None:
    """A notebook shows the id of the measure and not all of it."""
    assert repr(assess(ONE, [])).startswith("Progress(measure='m',")


def test_done_or_not() -> None:
    """A qualitative target is achieved when it is done, and limited while it is not."""
    done = measure(by(2025, value=True, comparator="="), direction="achieve", unit="yes or no")

    assert ["achieved", "limited progress"] == [
        assess(done, [seen(2024, Count(value))], "2024-12-31").status.value for value in (1, 0)
    ]


def test_no_figure_is_taken_from_the_future() -> None:
    """Asked for 2022, the figure of 2025 is not seen."""
    assert "not assessable" == judged(ONE, [(2025, 80)], "2022-12-31")


def test_old_figures_say_nothing_of_today() -> None:
    """Three years are the limit."""
    figures = [(2018, 50), (2022, 70)]

    assert "on track" == judged(ONE, figures, "2025-12-31")
    assert "not assessable" == judged(ONE, figures, "2026-01-01")


REFUSED = [
    ([seen(2020, 50), seen(2020, 51), seen(2025, 60)], "two different figures"),
    ([seen(2020, 50), seen(2025, 60, unit="01")], "roll them up"),
    ([seen(2025, Count(5))], "cannot be a value"),
    ([seen(2025, Percent(130))], "cannot be a value"),
    ([seen(2025, Ratio(0, 0))], "0 of 0"),
    ([seen(2025, Ratio(3, 2))], "cannot be a value"),
    ([seen(2025, Missing.NOT_COLLECTED)], "no figure"),
    ([seen(2025, 60, breakdown={"sex": "F"})], "the total is missing"),
    ([seen(2025, 60, indicator="other")], "'other'"),
    ([seen(2025, 60, indicator="a"), seen(2025, 60, indicator="b")], "no figure"),
    ([seen(2025, 60, indicator="posts")], "it counts posts"),
]


@pytest.mark.parametrize(("figures", "words"), REFUSED)
def test_what_cannot_be_judged_says_why(figures: list[Observation], words: str) -> None:
    """Not assessable, with a reason, in both languages; never an exception."""
    lookalike = Lookalike(indicator="posts", because="it counts posts")
    progress = assess(measure(mistaken_for=(lookalike,)), figures, "2025-12-31")

    assert Status.NOT_ASSESSABLE is progress.status
    assert words in progress.reason.text("en")
    assert progress.explain("vi")


def test_the_same_figure_twice_is_one_figure() -> None:
    """Two sources that agree do not contradict each other."""
    assert "on track" == judged(ONE, [(2020, 55), (2025, 65), (2025, 65)], "2025-12-31")


def test_a_series_break_is_not_bridged() -> None:
    """Figures from before a change of definition are left out, and that is said."""
    broken = measure(
        by(2030, 75), breaks=(SeriesBreak(on=dt.date(2023, 1, 1), because="other bodies"),)
    )
    figures = [seen(2020, 40), seen(2024, 70), seen(2025, 71)]
    progress = assess(broken, figures, "2025-12-31")

    assert progress.inputs is not None
    assert [2024, 2025] == [point.on.year for point in progress.inputs.points]
    assert "other bodies" in progress.explain("en")


def test_a_figure_from_before_a_break_is_shown_but_not_judged() -> None:
    """After the break there is no figure yet."""
    broken = measure(by(2030, 75), breaks=(SeriesBreak(on=dt.date(2025, 7, 1), because="merger"),))
    progress = assess(broken, [seen(2020, 40), seen(2024, 80)], "2025-12-31")

    assert (Status.NOT_ASSESSABLE, 80) == (progress.status, progress.value)


def test_before_the_break_its_day_has_not_come() -> None:
    """Asked for 2024, the break of 2025 does not concern."""
    broken = measure(by(2030, 75), breaks=(SeriesBreak(on=dt.date(2025, 7, 1), because="merger"),))

    assert "achieved" == judged(broken, [(2020, 40), (2024, 80)], "2024-12-31")


def test_several_series_stay_several() -> None:
    """One series achieved, one not: the measure has no figure and no verdict of its own."""
    figures = [
        seen(2020, 50, breakdown={"series": "a"}),
        seen(2025, 80, breakdown={"series": "a"}),
        seen(2020, 50, breakdown={"series": "b"}),
        seen(2025, 50, breakdown={"series": "b"}),
    ]
    progress = assess(measure(by(2025, 75)), figures, "2025-12-31")

    assert (Status.NOT_ASSESSABLE, None) == (progress.status, progress.value)
    assert "stand differently" in progress.reason.text("en")
    assert [("a", "achieved"), ("b", "not met")] == [
        (part.series, part.status.value) for part in progress.parts
    ]


def test_a_measure_is_not_good_while_a_series_is_unknown() -> None:
    """One series achieved, one with a single figure: not assessable."""
    figures = [
        seen(2025, 80, breakdown={"series": "a"}),
        seen(2025, 50, breakdown={"series": "b"}),
    ]

    assert Status.NOT_ASSESSABLE is assess(ONE, figures, "2025-12-31").status


def test_the_whole_wins_over_its_series() -> None:
    """A figure without a series is the measure itself."""
    figures = [seen(2025, 80), seen(2025, 10, breakdown={"series": "b"})]

    assert Status.ACHIEVED is assess(ONE, figures, "2025-12-31").status


def test_another_way_of_collecting_is_no_answer() -> None:
    """Civil registration gives a ratio below the ceiling; the target is about the survey."""
    registered = [
        each for each in results("nq28") if each.breakdown == (("series", "civil registration"),)
    ]
    progress = assess(strategy("nq28").measure("nq28.4.1"), registered, "2025-12-31")

    assert Status.NOT_ASSESSABLE is progress.status
    assert "civil registration" in progress.reason.text("en")
    assert Decimal("110.7") == progress.value


def test_an_ambiguous_target_is_not_judged() -> None:
    """Per cent or percentage points: the text does not say."""
    awareness = strategy("qd1790").measure("qd1790.3")
    figure = Observation(
        indicator="qd1790.3", unit="VN", period=Period.of_year(2030), value=Percent(20)
    )
    progress = assess(awareness, [figure], "2030-12-31")

    assert Status.NOT_ASSESSABLE is progress.status
    assert "two ways" in progress.explain("en")


def test_a_base_that_the_plan_states_is_used() -> None:
    """From 45 % in 2022 to 60 % in 2025: one figure then shows a pace."""
    plan = measure(by(2025, 60), baseline=Baseline(value=45, year=2022))

    assert "on track" == judged(plan, [(2024, 55)], "2024-12-31")


def test_needed_change_and_year_of_reaching() -> None:
    """From 50 in 2020 to 60 in 2025 against 75: three points a year needed, met in 2033."""
    progress = assess(ONE, [seen(2020, 50), seen(2025, 60)], "2025-12-31")

    assert (Fraction(3), 2033) == (progress.needed_per_year, progress.met_in)


def test_needed_change_of_a_falling_measure_is_negative() -> None:
    """From 40 to 35 against below 25 by 2030: two points down a year; equality is not enough."""
    progress = assess(
        measure(by(2030, 25, "<"), direction="down"), [seen(2020, 40), seen(2025, 35)], "2025-12-31"
    )

    assert (Fraction(-2), 2036) == (progress.needed_per_year, progress.met_in)


def test_a_term_is_due_at_its_end() -> None:
    """More than 35 % in the term 2016-2020."""
    deputies = measure(Milestone(value=35, comparator=">", term=(2016, 2020)))

    assert "on track" == judged(deputies, [(2011, 24), (2016, 31)], "2016-12-31")


def test_a_figure_of_a_term_counts_from_its_first_year() -> None:
    """The days of a term are not known; the body is elected in its first year."""
    figure = Observation(
        indicator="m", unit="VN", period=Period.parse("nhiệm kỳ 2021-2026"), value=Ratio(151, 499)
    )
    progress = assess(ONE, [figure], "2021-12-31")

    assert dt.date(2021, 12, 31) == progress.value_on


def test_without_a_day_the_latest_figure_gives_it() -> None:
    """No clock is read."""
    assert dt.date(2025, 12, 31) == assess(ONE, [seen(2020, 50), seen(2025, 60)]).on


def test_without_a_day_and_a_figure_it_is_the_day_of_the_first_milestone() -> None:
    """Something has to stand in the answer, and no clock is read."""
    assert dt.date(2025, 12, 31) == assess(measure(), []).on


def test_progress_and_strategies_can_be_pickled() -> None:
    """Equal, and telling the same in both languages."""
    nq28 = strategy("nq28")
    found = assess(nq28.measure("nq28.1.1"), results("nq28"), "2025-12-31")
    back_strategy, back = pickle.loads(pickle.dumps((nq28, found)))

    assert (nq28, found) == (back_strategy, back)
    assert [found.explain(each) for each in LANGUAGES] == [back.explain(each) for each in LANGUAGES]


def cautions(progress: Progress) -> list[str]:
    """The cautions in English."""
    return [each.text("en") for each in progress.cautions]


def test_what_to_keep_in_mind_is_said() -> None:
    """A recalled target, two figures, a provisional figure, a last change for the worse."""
    recalled = measure(by(2030, 75, evidence="recalled"))
    two = [seen(2020, 50), seen(2025, 65, status=ObservationStatus.PROVISIONAL)]
    three = [seen(2020, 50), seen(2024, 67), seen(2025, 66)]

    assert [
        "the figure of the target is recalled, not confirmed",
        "the pace rests on two figures",
        "the latest figure is not final",
    ] == cautions(assess(recalled, two, "2025-12-31"))
    assert ["the latest change was away from the target"] == cautions(
        assess(ONE, three, "2025-12-31")
    )


def test_an_unknown_method_is_refused_with_the_known_ones() -> None:
    """The error lists the four methods."""
    with pytest.raises(InvalidValueError, match="linear, statcan, unsd2023, dns"):
        assess(ONE, [], method="eurostat")


def test_the_explanation_has_the_arithmetic() -> None:
    """Status, method, milestone, figures and what is needed."""
    text = assess(ONE, [seen(2020, 50), seen(2025, 60)], "2025-12-31").explain("en")

    for words in (
        "acceleration needed",
        "linear",
        "at least 75% in 2030",
        "40%",
        "50%",
        "0.8",
        "3",
    ):
        assert words in text


def test_the_published_national_results() -> None:
    """The strategy on 2025-12-31, from the packaged figures."""
    nq28 = strategy("nq28")
    found = {
        each.id: assess(each, results("nq28"), "2025-12-31").status.value for each in nq28.measures
    }
    judged_ones = {key: value for key, value in found.items() if value != "not assessable"}

    assert {
        "nq28.2.1": "achieved",
        "nq28.2.2": "achieved",
        "nq28.2.3": "achieved",
        "nq28.3.1": "limited progress",
        "nq28.4.2": "acceleration needed",
    } == judged_ones


def test_a_figure_of_a_census_holds_until_the_next() -> None:
    """27.2 % of 2020 speaks for 2025, because the economic census comes every five years."""
    measure_ = strategy("nq28").measure("nq28.2.3")
    on_time, too_late = (
        assess(measure_, results("nq28"), day) for day in ("2025-12-31", "2026-06-30")
    )

    assert ("achieved", ["the latest figure is of 2020"]) == (
        on_time.status.value,
        [caution.text("en") for caution in on_time.cautions],
    )
    assert "not assessable" == too_late.status.value


def test_a_reported_figure_carries_the_year_that_it_measures() -> None:
    """Figures of the start of the term are of 2021; no figure of an unknown year is taken."""
    years = {
        (each.indicator, dict(each.breakdown).get("series", "")): each.period.first_year
        for each in reversed(results("nq28"))
    }

    assert 2021 == years["nq28.1.1", "district"]
    assert 2021 == years["nq28.1.1", "commune"]
    assert 2020 == years["nq28.2.3", ""]
    assert not [each for each in results("nq28") if each.value == Percent(Decimal("28.2"))]


def test_a_change_of_definition_is_data() -> None:
    """31.77 % of districts in 2022 and 44.56 % in 2024 count different bodies."""
    progress = assess(strategy("nq28").measure("nq28.1.1"), results("nq28"), "2024-12-31")
    districts = next(part for part in progress.parts if part.series == "district")

    assert districts.inputs is not None
    assert [2024] == [point.on.year for point in districts.inputs.points]
    assert "Councils" in districts.explain("en")


def test_a_figure_that_was_not_collected_is_no_other_indicator() -> None:
    """The advice to give the right code is not given to whoever gave it."""
    progress = assess(measure(), [seen(2025, Missing.NOT_COLLECTED)], "2025-12-31")

    assert "no figure is given" == progress.reason.text("en")


NEAR_THE_END = [
    (100, "up", 90, 99, "achieved"),
    (100, "up", 90, 98, "on track"),
    (0, "down", 10, 1, "achieved"),
    (0, "down", 10, 2, "on track"),
    (99, "up", 90, 98, "on track"),
]


@pytest.mark.parametrize(("value", "aim", "base", "now", "status"), NEAR_THE_END)
def test_within_one_point_of_all_or_nothing(
    value: int, aim: str, base: int, now: int, status: str
) -> None:
    """The UN's method calls 99 of 100 % and 1 of 0 % achieved, and nothing else near its target."""
    sign = ">=" if aim == "up" else "<="
    step = measure(by(2030, value, sign), direction=aim)

    assert status == judged(step, [(2020, base), (2025, now)], "2025-12-31", "unsd2023")


def test_the_german_symbols_say_what_would_be_left() -> None:
    """From 70 two points a year reach 79 in 2030; from 69 only 1.6 a year leave 3 of 11 to 80."""
    sunny = assess(
        measure(by(2030, 79)),
        [seen(2020 + at, value) for at, value in enumerate([60, 62, 64, 66, 68, 70])],
        "2025-12-31",
        "dns",
    )
    cloudy = assess(
        measure(by(2030, 80)),
        [seen(2020 + at, value) for at, value in enumerate([61, 63, 64, 66, 67, 69])],
        "2025-12-31",
        "dns",
    )

    assert "of 2 a year, 0% of the rest" in sunny.reason.text("en")
    assert "of 1.6 a year, 27.27% of the rest" in cloudy.reason.text("en")


WEATHER = [
    ("5.5 % left", "44.33", "acceleration needed"),
    ("20.5 % left", "45.23", "limited progress"),
    ("4.5 % left", "44.27", "on track"),
    ("19.5 % left", "45.17", "acceleration needed"),
]


@pytest.mark.parametrize(("_left", "first", "status"), WEATHER)
def test_the_german_symbols_turn_at_5_and_at_20_percent(
    _left: str, first: str, status: str
) -> None:
    """Ten points are left from 50 in 2025 to 60 in 2030; the figure of 2022 sets the pace."""
    values = [Decimal(first), Decimal(47), Decimal(48), Decimal(50)]
    figures = [seen(2022 + at, Percent(value)) for at, value in enumerate(values)]
    progress = assess(measure(by(2030, 60)), figures, "2025-12-31", "dns")

    assert status == progress.status.value


def test_what_is_to_be_kept_at_a_figure_is_a_band_of_that_figure() -> None:
    """60 is as far from 50 as 40 was: nothing was gained."""
    parity = measure(by(2030, 50, "="), direction="keep")
    rising = measure(by(2030, 50, "="), direction="up")

    assert "limited progress" == judged(parity, [(2020, 40), (2025, 60)], "2025-12-31")
    assert "achieved" == judged(rising, [(2020, 40), (2025, 60)], "2025-12-31")


def test_a_reported_figure_stands_before_the_base_that_the_decision_states() -> None:
    """Both are of the end of 2020: the one that was measured is taken."""
    stated = measure(by(2030, 75), baseline=Baseline(value=40, year=2020))
    same = assess(stated, [seen(2020, 50), seen(2025, 60)], "2025-12-31")
    earlier = assess(stated, [seen(2021, 50), seen(2025, 60)], "2025-12-31")

    assert same.inputs is not None
    assert earlier.inputs is not None
    assert (50, 40) == (same.inputs.base.value, earlier.inputs.base.value)


def test_the_growth_of_open_sdg_is_told_with_three_decimals() -> None:
    """A ratio of 0.8529 is 0.853."""
    progress = assess(ONE, [seen(2020, 60), seen(2025, 66)], "2025-12-31", "statcan")

    assert "the growth rate is 0.853 times" in progress.reason.text("en")


def test_a_range_that_is_come_down_to_is_reached_at_its_upper_end() -> None:
    """From 30 to 20 is two thirds of the way to "from 10 to 15" in half of the time."""
    step = measure(by(2030, (10, 15), "between"), direction="down")
    progress = assess(step, [seen(2020, 30), seen(2025, 20)], "2025-12-31")

    assert progress.inputs is not None
    assert ("on track", 15) == (progress.status.value, progress.inputs.target)


@pytest.mark.parametrize(("year", "told"), [(2022, []), (2021, ["the latest figure is of 2021"])])
def test_a_figure_of_three_years_before_is_not_old(year: int, told: list[str]) -> None:
    """More than three years are: an indicator may be surveyed every third year."""
    progress = assess(measure(by(2030, 60), every=5), [seen(year, 70)], "2025-12-31")

    assert told == [str(each) for each in progress.cautions]


@pytest.mark.parametrize(
    ("unit", "value", "figure"),
    [("percent", Percent(55), "55%"), ("count", Count(1200), "1,200"), ("times", "1.5", "1.5")],
)
def test_an_explanation_names_measure_and_figure_in_its_unit(
    unit: str, value: object, figure: str
) -> None:
    """Of a measure with one series no series is named, and only percentages have their sign."""
    given = Decimal(value) if isinstance(value, str) else value
    what = measure(by(2030, 60), unit=unit)

    lines = assess(what, [seen(2025, given)], "2025-12-31").explain("en").splitlines()  # type: ignore[arg-type]

    assert lines[0].startswith("m on 2025-12-31: ")
    assert f"Figure: {figure} (2025-12-31)." in lines


def test_without_a_day_the_latest_figure_of_all_series_counts() -> None:
    """One series ends in 2024, the other in 2025."""
    figures = [
        seen(2024, 50, breakdown={"series": "a"}),
        seen(2025, 80, breakdown={"series": "b"}),
    ]

    assert "2025-12-31" == str(assess(ONE, figures).on)


def test_the_last_figure_before_the_beginning_is_the_base() -> None:
    """A strategy of 2021-2030 starts from 2020, not from a figure of its own first year."""
    figures = [seen(2019, 10), seen(2020, 50), seen(2021, 55), seen(2025, 65)]

    progress = assess(measure(by(2030, 75), first_year=2021), figures, "2025-12-31")

    assert progress.inputs is not None
    assert dt.date(2020, 12, 31) == progress.inputs.base.on
