"""Coverage travels: who owed a figure and who gave it, from restating over totals to judgements."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan import assess, gazetteer, scorecard
from genderplan.hierarchy import AdministrativeUnit
from genderplan.indicators import (
    Aggregate,
    Indicator,
    Missing,
    Observation,
    ObservationStatus,
    restate,
    roll_up,
    to_rows,
)
from genderplan.periods import Period
from genderplan.quantities import Count, Ratio
from genderplan.targets import Measure, Milestone, Status, Strategy

VN = gazetteer()
OLD_DAY, NEW_DAY = "2023-12-31", "2025-07-01"
OLD, NEW = VN.at(OLD_DAY), VN.at(NEW_DAY)
YEAR = Period.of_year(2023)
THANH_HOA = "38"
SHARE = Indicator("w", kind="share")


TEN_OF_TWENTY = Ratio(10, 20)


def seen(unit: str, value: Any = TEN_OF_TWENTY, **changes: Any) -> Observation:  # noqa: ANN401 - any field
    """One figure for 2023."""
    return Observation(
        **({"indicator": "w", "unit": unit, "period": YEAR, "value": value} | changes)
    )


def covered(total: Aggregate) -> tuple[int, int]:
    """How many reported, of how many."""
    return int(total.coverage.numerator), int(total.coverage.denominator)


def test_one_of_two_old_provinces() -> None:
    """Bắc Kạn alone is one of the two provinces that tỉnh Thái Nguyên was made of."""
    restated = restate([seen("06")], VN, onto=NEW_DAY)
    total = roll_up(restated, NEW, to="province", reporting="province")["19"]

    assert (1, 2) == covered(total)
    assert not total.is_complete
    assert (["06"], ["19"]) == (
        [unit.code for unit in total.reported],
        [unit.code for unit in total.missing],
    )
    assert "1 of 2 expected units are in the total. Missing: tỉnh Thái Nguyên (19)." in (
        total.explain("en")
    )
    assert total.caution is not None
    assert "1 of 2 provinces reported" == total.caution.text("en")


def test_a_new_province_without_any_figure() -> None:
    """No old unit of tỉnh Lào Cai reported: 0 of its 2 old provinces."""
    restated = restate([seen("06")], VN, onto=NEW_DAY)

    assert (0, 2) == covered(roll_up(restated, NEW, to="province")["15"])
    assert (1, 63) == covered(roll_up(restated, NEW, to="nation")[0])


def old_communes() -> list[AdministrativeUnit]:
    """One old commune for each new one of tỉnh Thanh Hóa."""
    found: dict[str, AdministrativeUnit] = {}
    for old in OLD.descendants(THANH_HOA, "commune"):
        steps = VN.successors(old, on=NEW_DAY)
        found.setdefault(steps[0].unit.code if steps else old.code, old)
    return list(found.values())


def test_one_old_commune_for_each_new_one() -> None:
    """A figure in every new commune is not a figure of every old one."""
    olds = old_communes()
    restated = restate([seen(old.code) for old in olds], VN, onto=NEW_DAY)
    total = roll_up(restated, NEW, to="province")[THANH_HOA]

    assert (len(olds), len(OLD.descendants(THANH_HOA, "commune"))) == covered(total)
    assert not total.is_complete


def test_what_owes_no_figure_is_not_missed() -> None:
    """Where the indicator does not apply no figure is due; what was not collected is missing."""
    figures = [seen("06"), seen("19", Missing.NOT_APPLICABLE)]
    uncollected = [seen("06"), seen("19", Missing.NOT_COLLECTED)]
    said_none = [seen("06"), seen("19", Missing.NONE)]

    assert [(1, 1), (1, 2), (2, 2)] == [
        covered(roll_up(restate(each, VN, onto=NEW_DAY), NEW, to="province")["19"])
        for each in (figures, uncollected, said_none)
    ]


def test_expected_is_asked_about_old_units() -> None:
    """Who owes a figure is said of the units that owed it; others are told."""
    restated = restate([seen("06"), seen("19")], VN, onto=NEW_DAY)
    totals = roll_up(restated, NEW, to="province", expected=lambda unit: unit.code != "06")

    assert (1, 1) == covered(totals["19"])
    assert [("GP324", "w[06, 2023]")] == [(each.code, each.path) for each in totals.issues]


def test_a_province_speaks_for_its_communes() -> None:
    """Communes are due; the old province that reported itself covers all of its own."""
    old = [unit.code for unit in OLD.descendants("06", "commune")]
    figures = [seen("19", Ratio(500, 900)), *(seen(code) for code in old)]
    restated = restate(figures, VN, onto=NEW_DAY)
    total = roll_up(restated, NEW, to="nation", reporting="commune")[0]

    of_thai_nguyen = len(OLD.descendants("19", "commune"))
    assert (len(old) + of_thai_nguyen, len(OLD.units("commune"))) == covered(total)


def test_divisions_refused_do_not_stop_the_count() -> None:
    """With splits="refuse" only a figure that would be divided is refused, not a silent unit."""
    whole = next(old for old in old_communes() if len(VN.successors(old, on=NEW_DAY)) == 1)
    restated = restate([seen(whole.code)], VN, onto=NEW_DAY, splits="refuse")

    assert 1 == covered(roll_up(restated, NEW, to="province")[THANH_HOA])[0]


@settings(max_examples=4, deadline=None)
@given(st.sets(st.sampled_from([unit.code for unit in OLD.units("commune")][::7]), min_size=1))
def test_frames_cover_what_objects_cover(codes: set[str]) -> None:
    """Reported and expected units are the same on frames, province by province and commune."""
    pl = pytest.importorskip("polars")
    frames = pytest.importorskip("genderplan.frames")
    figures = [seen(code) for code in sorted(codes)]
    restated = restate(figures, VN, onto=NEW_DAY)
    table = pl.DataFrame(
        [
            {
                name: row[name]
                for name in ("unit", "indicator", "period", "numerator", "denominator")
            }
            for row in to_rows(figures)
        ]
    )

    for to in ("nation", "province", "commune"):
        by_objects = {
            total.unit.code: covered(total)
            for total in roll_up(restated, NEW, to=to, reporting="commune")
            if covered(total)[0]
        }
        rows = frames.restate(table, VN, NEW_DAY, units_on=OLD_DAY, to=to).to_dicts()
        assert by_objects == {row["unit"]: (row["reported"], row["expected"]) for row in rows}


MEASURE = Measure(
    id="w",
    unit="percent",
    direction="up",
    milestones=(Milestone(value=60, comparator=">=", year=2025),),
)


def total_of(period: Period, value: Ratio, communes: int, **changes: Any) -> Aggregate:  # noqa: ANN401 - any field
    """The total of tỉnh Thanh Hóa from so many of its communes."""
    units = OLD.descendants(THANH_HOA, "commune")[:communes]
    figures = [seen(unit.code, value, period=period, **changes) for unit in units]
    return roll_up(figures, OLD, to=THANH_HOA)[THANH_HOA]


def test_low_coverage_is_a_caution() -> None:
    """Two of 558 communes say little of a province, whatever the status is."""
    due = len(OLD.descendants(THANH_HOA, "commune"))
    progress = assess(MEASURE, [total_of(YEAR, Ratio(13, 20), 2)], on=OLD_DAY)

    assert Decimal(65) == progress.value
    assert f"2 of {due} communes reported" in [each.text("en") for each in progress.cautions]
    assert f"Note: 2 of {due} communes reported." in progress.explain("en")


def test_full_coverage_is_none() -> None:
    """Totals of all units are judged like figures of the unit itself."""
    due = len(OLD.descendants(THANH_HOA, "commune"))
    total = total_of(YEAR, Ratio(13, 20), due)
    plain = seen(THANH_HOA, Ratio(13 * due, 20 * due))
    judged, alike = (assess(MEASURE, [each], on=OLD_DAY) for each in (total, plain))

    assert total.caution is None
    assert (alike.status, alike.cautions) == (judged.status, judged.cautions)


def test_the_base_may_lack_units_too() -> None:
    """A pace from few communes to all is told with the year."""
    due = len(OLD.descendants(THANH_HOA, "commune"))
    totals = [
        total_of(Period.of_year(2022), Ratio(10, 20), 3),
        total_of(YEAR, Ratio(11, 20), due),
    ]
    progress = assess(MEASURE, totals, on=OLD_DAY)

    assert f"for 2022, 3 of {due} communes reported" in [
        each.text("en") for each in progress.cautions
    ]


def test_a_scorecard_takes_totals() -> None:
    """The caution is on the measure's row, and other indicators are left alone."""
    card = scorecard(
        Strategy(id="s", first_year=2021, last_year=2030, measures=(MEASURE,)),
        roll_up([seen("16195"), seen("16195", Count(3), indicator="clubs")], OLD, to="nation"),
        on=OLD_DAY,
    )

    assert [f"1 of {len(OLD.units('commune'))} communes reported"] == [
        each.text("en") for each in card["w"].progress.cautions if "reported" in each.text("en")
    ]


def test_a_total_is_as_final_as_its_figures() -> None:
    """A provisional figure makes the total provisional; no figure makes no observation."""
    total = total_of(YEAR, Ratio(1, 2), 2, status="provisional")
    empty = roll_up([seen("00001")], OLD, to="province")["06"]

    assert total.observation is not None
    assert (Ratio(2, 4), ObservationStatus.PROVISIONAL, THANH_HOA) == (
        total.observation.value,
        total.observation.status,
        total.observation.unit,
    )
    assert empty.observation is None


def test_a_total_between_bounds_is_no_figure() -> None:
    """The reason names the unit whose parts are unknown."""
    divided = next(
        old
        for old in OLD.units("commune")
        if len(VN.successors(old, on=NEW_DAY)) > 1
        and not any(step.share.moves_all_people for step in VN.successors(old, on=NEW_DAY))
    )
    new = VN.successors(divided, on=NEW_DAY)[0].unit
    totals = roll_up(restate([seen(divided.code)], VN, onto=NEW_DAY), NEW, to=new.code)
    progress = assess(MEASURE, totals, on=NEW_DAY)

    assert Status.NOT_ASSESSABLE is progress.status
    assert "lies between bounds" in progress.reason.text("en")


def test_a_divided_commune_is_in_its_provinces_own_figure() -> None:
    """Where the province's own figure counts, a divided commune's is not added to it."""
    vn = gazetteer()
    old = vn.at("2023-12-31")
    divided = next(
        unit
        for unit in old.units("commune")
        if len(steps := vn.successors(unit, on="2025-07-01")) > 1
        and not any(step.share.moves_all_people for step in steps)
    )
    province = old.ancestor(divided, "province")
    seen = [
        Observation(indicator="women", period="năm 2023", unit=code, value=value)
        for code, value in ((province.code, Ratio(50, 90)), (divided.code, Ratio(1, 3)))
    ]
    new = vn.successors(province, on="2025-07-01")
    restated = restate(seen, vn, "2025-07-01")
    code = new[0].unit.code if new else province.code
    totals = {
        prefer: roll_up(restated, vn.at("2025-07-01"), to=code, prefer=prefer)[code]
        for prefer in ("own", "parts", "complete")
    }

    assert Ratio(50, 90) == totals["own"].value
    assert Ratio(1, 3) == totals["parts"].value
    assert Ratio(50, 90) == totals["complete"].value
    assert Ratio(1, 3) == totals["own"].parts


def test_the_observations_of_a_restatement_know_who_owed_a_figure() -> None:
    """Old Bắc Kạn reported, old Thái Nguyên did not: their new province is "1 of 2" either way."""
    vn = gazetteer()
    figure = Observation(indicator="w", unit="06", period="năm 2023", value=Ratio(10, 20))
    moved = restate([figure], vn, onto="2025-07-01")

    totals = [
        roll_up(given, vn.at("2025-07-01"), to="19", reporting="province")["19"]
        for given in (moved, moved.observations)
    ]

    assert [Ratio(1, 2)] * 2 == [total.coverage for total in totals]
    assert totals[0].missing == totals[1].missing
