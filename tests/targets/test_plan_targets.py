"""The targets of a plan and a local strategy are one model, held against the strategy above."""

import attrs
import pytest

import genderplan as gp
from genderplan.errors import InvalidValueError
from genderplan.plans import LocalTarget
from genderplan.targets import Measure

NQ28 = gp.strategy("nq28")
PLAN = gp.sample("hoang-kim-plan-2024")


def plan(year: int, *targets: tuple[str, str, int, int], follows: str = "nq28.2.1") -> gp.Plan:
    """A plan of a year with targets: name, comparator, per cent, year."""
    found = tuple(
        LocalTarget(name=name, comparator=sign, value=value, year=due, follows=follows)  # type: ignore[arg-type]
        for name, sign, value, due in targets
    )
    return attrs.evolve(PLAN, period=gp.Period.of_year(year), targets=found)


def test_a_plan_cascades_like_a_strategy() -> None:
    """Its target is a measure that takes over what the plan does not say."""
    row = gp.cascade(PLAN, NQ28)["nq28.2.1"]

    assert ("stronger", "targets[0]") == (row.verdict.value, row.child.id if row.child else None)
    assert row.child is not None
    assert NQ28.measure("2.1").denominator == row.child.denominator
    assert gp.Ratio(1, 1) == gp.cascade(PLAN, NQ28).equal_or_stronger


def test_a_plan_and_the_same_strategy_cascade_alike() -> None:
    """What is said in a plan and what is said in a strategy of Python is one thing."""
    measure = attrs.evolve(
        NQ28.measure("2.1"), milestones=(gp.Milestone(value=60, comparator=">=", year=2024),)
    )
    own = gp.Strategy(id="xa", first_year=2024, last_year=2024, measures=(measure,))
    rows = [gp.cascade(child, NQ28)["nq28.2.1"] for child in (PLAN, own)]

    assert rows[0].reason == rows[1].reason
    assert [step.verdict for step in rows[0].steps] == [step.verdict for step in rows[1].steps]


def test_targets_of_several_years_are_steps_of_one_measure() -> None:
    """48 % in 2024 and 52 % in 2025 are two milestones of one measure."""
    steps = plan(2024, ("Làm công", ">=", 48, 2024), ("Làm công", ">=", 52, 2025))
    strategy = steps.targets_under(NQ28)

    assert [48, 52] == [each.value for each in strategy.measures[0].milestones]
    assert (2024, 2025) == (strategy.first_year, strategy.last_year)
    assert "stronger" == gp.cascade(steps, NQ28)["nq28.2.1"].verdict.value


def test_a_target_that_follows_nothing_is_the_plan_s_own() -> None:
    """It is a row of its own, up or down as its comparator says."""
    rows = gp.cascade(plan(2024, ("a", ">=", 5, 2024), ("b", "<", 5, 2024), follows=""), NQ28)
    own = rows.where("own")

    assert ["targets[0]", "targets[1]"] == [row.id for row in own]
    assert ["up", "down"] == [row.child.direction.value for row in own if row.child]


DUE = [
    ("45 % in 2026, 50 due in 2025", "nq28.2.1", ">=", 45, 2026, ("GP421",)),
    ("49 % in 2029", "nq28.2.1", ">=", 49, 2029, ("GP421",)),
    ("above 49 %", "nq28.2.1", ">", 49, 2026, ("GP421",)),
    ("50 % itself", "nq28.2.1", ">=", 50, 2026, ()),
    ("52 % on the way to 60", "nq28.2.1", ">=", 52, 2026, ()),
    ("a ceiling above the one due", "nq28.2.2", "<", 32, 2026, ("GP421",)),
    ("a ceiling below it", "nq28.2.2", "<", 28, 2026, ()),
    ("to be held from 2025", "nq28.5.4a", ">=", 40, 2026, ("GP421",)),
    ("at least 59 % of agencies", "nq28.1.1", ">=", 59, 2027, ("GP421",)),
    ("before it is due", "nq28.2.1", ">=", 45, 2024, ()),
    ("150 %", "nq28.2.1", ">=", 150, 2026, ("GP411",)),
    ("an unknown measure", "nq28.9.9", ">=", 50, 2026, ("GP526",)),
    ("an unknown strategy", "nq82.1.1", ">=", 50, 2026, ("GP526",)),
]


@pytest.mark.parametrize(
    ("follows", "sign", "value", "due", "codes"),
    [each[1:] for each in DUE],
    ids=[each[0] for each in DUE],
)
def test_a_target_below_the_milestone_already_due(
    follows: str, sign: str, value: int, due: int, codes: tuple[str, ...]
) -> None:
    """A plan of a later year asks for no less than what the strategy asked for before."""
    found = gp.validate(plan(due, ("t", sign, value, due), follows=follows))

    assert codes == found.where(lambda issue: issue.path == "targets[0]").codes


def test_a_plan_that_begins_before_the_year_of_its_target() -> None:
    """The milestone of 2025 lies within the plan's years, and its target of 2026 is below it."""
    found = gp.validate(plan(2025, ("t", ">=", 45, 2026)))

    assert ("GP421",) == found.where(lambda issue: issue.path == "targets[0]").codes


def test_the_finding_names_both_figures_and_both_years() -> None:
    """An official reads which milestone the target is below."""
    (issue,) = gp.validate(plan(2026, ("Làm công", ">=", 45, 2026))).with_code("GP421")

    assert (
        "GP421 cảnh báo tại targets[0]: Làm công đặt yêu cầu thấp hơn so với nq28.2.1: ít nhất 45% "
        "vào năm 2026 so với ít nhất 50% vào năm 2025 (chỉ tiêu này đã đến hạn trước đó). Nâng chỉ "
        "tiêu, hoặc nêu lý do trong kế hoạch."
    ) == issue.text("vi")


def test_targets_that_no_strategy_may_have_do_not_cascade() -> None:
    """150 %, and two figures for one year: the error has the findings."""
    twice = plan(2024, ("t", ">=", 50, 2024), ("t", ">=", 52, 2024))
    with pytest.raises(InvalidValueError) as caught:
        gp.cascade(twice, NQ28)

    assert ("GP403",) == caught.value.issues.codes
    with pytest.raises(InvalidValueError, match=r"150%"):
        gp.cascade(plan(2024, ("t", ">=", 150, 2024)), NQ28)


def test_a_ceiling_under_a_measure_that_should_rise_is_not_compared() -> None:
    """What is at most 60 % is no step towards "at least 50 %"."""
    rows = gp.cascade(plan(2024, ("t", "<=", 60, 2024)), NQ28)

    assert "not comparable" == rows["nq28.2.1"].verdict.value


def inherited(**milestone: object) -> gp.Strategy:
    """A strategy that keeps the 60 % of 2030 from above and puts a milestone of its own before."""
    step = gp.Milestone(comparator=">=", **milestone)  # type: ignore[arg-type]
    last = NQ28.measure("2.1").milestones[-1]
    measure: Measure = attrs.evolve(NQ28.measure("2.1"), milestones=(step, last))
    return gp.Strategy(id="x", first_year=2021, last_year=2030, measures=(measure,), extends="nq28")


def test_a_milestone_below_an_earlier_one_is_told() -> None:
    """65 % in 2025 and the 60 % of 2030 from above: a warning, in a strategy that extends."""
    found = gp.validate(inherited(value=65, year=2025))

    assert (("GP410",), "measures[0].milestones[1].value") == (found.codes, found[0].path)
    assert "warning" == found[0].severity.value
    assert () == gp.validate(inherited(value=55, year=2025)).codes
    with pytest.raises(InvalidValueError):
        attrs.evolve(inherited(value=65, year=2025), extends="")


def test_the_packaged_strategies_go_on() -> None:
    """Only Ninh Thuận's 90 % for 2025 stands above the 80 % of 2030 that it took over."""
    told = {
        each.id: gp.validate(each).codes
        for each in (*gp.strategies(), gp.strategy("ninh-thuan"), gp.strategy("ca-mau"))
    }

    assert {"ninh-thuan": ("GP410",)} == {id_: codes for id_, codes in told.items() if codes}


@pytest.mark.parametrize("wrong", [None, 28, NQ28.measures, {"targets": []}], ids=repr)
def test_what_sets_no_targets_does_not_cascade(wrong: object) -> None:
    """A number, a list of measures or a dict: the error says what is expected."""
    with pytest.raises(InvalidValueError, match=r"child is .*such as strategy"):
        gp.cascade(wrong, NQ28)  # type: ignore[arg-type]


@pytest.mark.parametrize(("sign", "year"), [("between", 2026), (">=", 0), (">=", 26)])
def test_what_can_be_no_milestone_is_no_target(sign: str, year: int) -> None:
    """One figure is no range, and 0 and 26 are no years: refused as in a strategy."""
    with pytest.raises(InvalidValueError):
        LocalTarget(name="t", comparator=sign, value=gp.Percent(50), year=year)
