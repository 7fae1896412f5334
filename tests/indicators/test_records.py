"""Totals as records: equal, pickled, written and read, shown as rows and in a notebook."""

import json
import pickle
from typing import Any

import pytest

from genderplan import gazetteer
from genderplan.errors import InvalidValueError
from genderplan.hierarchy import Hierarchy
from genderplan.indicators import (
    Aggregate,
    Aggregates,
    Indicator,
    Missing,
    Observation,
    Observations,
    Restatement,
    restate,
    roll_up,
)
from genderplan.indicators.sums import bounds_of
from genderplan.periods import Period
from genderplan.quantities import Count, Percent, Ratio
from genderplan.serialization import from_dict, to_dict

WOMEN = Indicator("women", kind="share", name="Women", name_vi="Tỷ lệ nữ")
YEAR = Period.of_year(2021)


@pytest.fixture(scope="module")
def places() -> Hierarchy:
    """Two provinces; one of three communes, of which the first was divided in 2023."""
    units = [
        {"code": "90", "level": "province", "kind": "tỉnh", "name": "Ví Dụ"},
        {"code": "91", "level": "province", "kind": "tỉnh", "name": "Khác"},
    ]
    communes = [
        ("90001", "Một", "", "2022-12-31"),
        ("90002", "Hai", "", ""),
        ("90003", "Ba", "", ""),
    ]
    communes += [("90004", "Mới", "2023-01-01", ""), ("90005", "Cũ", "2023-01-01", "")]
    units += [
        {
            "code": code,
            "level": "commune",
            "kind": "xã",
            "name": name,
            "parent": "90",
            "since": since,
            "until": until,
        }
        for code, name, since, until in communes
    ]
    steps = [
        {"old_code": "90001", "new_code": code, "share": "part", "on": "2023-01-01", "main": main}
        for code, main in (("90004", "1"), ("90005", "0"))
    ]
    return Hierarchy.from_rows(units, steps)


def seen(unit: str, value: Any, **facts: Any) -> Observation:  # noqa: ANN401 - any figure
    """A figure of 2021."""
    return Observation(
        **{"indicator": "women", "unit": unit, "period": YEAR, "value": value} | facts
    )


FIGURES = {
    "shares": [seen("90001", Ratio(1, 3)), seen("90002", Ratio(2, 3)), seen("90", Ratio(5, 9))],
    "a bare percentage": [seen("90001", Percent(40)), seen("90002", Ratio(2, 3))],
    "a gap": [seen("90001", Missing.NOT_APPLICABLE), seen("90002", Missing.NONE)],
    "words": [seen("90001", Count(200, "more_than")), seen("90002", Count(3), status="estimated")],
    "by sex": [seen("90001", 3, breakdown={"sex": "F"}), seen("90001", 4, breakdown={"sex": "M"})],
    "nothing": [],
}


def totals(places: Hierarchy, figures: str, *, restated: bool = False) -> Aggregates:
    """The totals of both provinces and of the country."""
    given = FIGURES[figures]
    day = "2023-06-01" if restated else "2021-12-31"
    rows = restate(given, places, day, indicators=[WOMEN]) if restated else given
    return roll_up(rows, places.at(day), to=("nation", "province"), indicators=[WOMEN])


@pytest.mark.parametrize("restated", [False, True])
@pytest.mark.parametrize("figures", sorted(FIGURES.keys() - {"words", "by sex"}))
def test_totals_come_back(places: Hierarchy, figures: str, restated: bool) -> None:  # noqa: FBT001
    """Rolled up twice, pickled, written and read they are equal, in every answer they give."""
    found = totals(places, figures, restated=restated)
    written = from_dict(json.loads(json.dumps(to_dict(found))), Aggregates)

    assert found == totals(places, figures, restated=restated)
    assert found == pickle.loads(pickle.dumps(found))
    assert found == written
    for one, other in zip(found, written, strict=True):
        assert one.explain("vi") == other.explain("vi")
        assert (one.coverage, one.caution, repr(one)) == (
            other.coverage,
            other.caution,
            repr(other),
        )
        assert one == from_dict(to_dict(one), Aggregate)
        assert hash(one) == hash(other)


@pytest.mark.parametrize("figures", ["words", "by sex"])
def test_counts_come_back(places: Hierarchy, figures: str) -> None:
    """Bounds, breakdowns and the state of figures are kept."""
    found = roll_up(FIGURES[figures], places.at("2021-12-31"), to=("nation", "90"))

    assert found == from_dict(json.loads(json.dumps(to_dict(found))), Aggregates)
    assert found[0].observation == from_dict(to_dict(found), Aggregates)[0].observation


def test_totals_that_differ_are_not_equal(places: Hierarchy) -> None:
    """Another figure, or the same from other units, is another total."""
    tree = places.at("2021-12-31")
    one, other, third = (
        roll_up(rows, tree, to="90")
        for rows in (
            [seen("90001", Ratio(1, 3))],
            [seen("90001", Ratio(2, 3))],
            [seen("90002", Ratio(1, 3))],
        )
    )

    assert one["90"] != other["90"]
    assert one["90"] != third["90"]
    assert one != other
    assert one != "one"


def test_a_pickle_is_small() -> None:
    """It holds the units that the total names, and not the whole country."""
    tree = gazetteer().at("2021-12-31")
    communes = [unit.code for unit in tree.descendants("001", "commune")]
    total = roll_up([seen(code, Ratio(1, 3)) for code in communes], tree, to="001")["001"]

    assert 6000 > len(pickle.dumps(total))


def test_a_pickle_holds_observations_in_columns() -> None:
    """Twenty figures of each of some six hundred communes take less than thirty bytes each."""
    tree = gazetteer().at("2021-12-31")
    communes = [unit.code for unit in tree.descendants("01", "commune")]
    codes, names = communes * 20, [f"i{number}" for number in range(20) for _ in communes]
    seen_all = Observations.from_columns(
        unit=codes, indicator=names, period="2021", numerator=range(len(codes))
    )
    totals = roll_up(seen_all, tree, to="01")
    kept = pickle.dumps(totals)

    assert 30 * len(seen_all) > len(kept)
    assert totals == pickle.loads(kept)
    assert seen_all == [each for total in pickle.loads(kept) for each in total.observations]


def test_rows_have_codes_and_names(places: Hierarchy) -> None:
    """Every row has the same columns; bounds stand beside a total that is not exact."""
    rows = totals(places, "shares", restated=True).to_rows()
    row = {row["unit"]: row for row in rows}["90"]
    sexes = roll_up(FIGURES["by sex"], places.at("2021-12-31"), to="90").to_rows()

    assert ("tỉnh Ví Dụ", "province", "Tỷ lệ nữ") == (
        row["unit_name"],
        row["level"],
        row["indicator_name"],
    )
    assert (5, 9, 3, 3) == (row["numerator"], row["denominator"], row["reported"], row["expected"])
    assert [("F", 3), ("M", 4)] == [(each["sex"], each["numerator"]) for each in sexes]
    assert 1 == len({tuple(each) for each in rows})


def test_totals_in_a_notebook(places: Hierarchy) -> None:
    """A table in Vietnamese or English, with the share beside its counts and the coverage."""
    found = totals(places, "shares")

    assert "<td>Tỷ lệ nữ</td>" in found._repr_html_()
    assert "3/6 (50,0%)" in found.html() or "5/9" in found.html()
    assert "<td>Women</td>" in found.html("en")
    assert 100 > len(repr(found))


@pytest.mark.parametrize("figures", FIGURES)
def test_restated_figures_come_back(places: Hierarchy, figures: str) -> None:
    """Restated twice, pickled, written and read they are equal, in every answer they give."""
    found = restate(FIGURES[figures], places, "2023-06-01", indicators=[WOMEN])
    written = from_dict(json.loads(json.dumps(to_dict(found))), Restatement)

    assert found == restate(FIGURES[figures], places, "2023-06-01", indicators=[WOMEN])
    assert found == pickle.loads(pickle.dumps(found))
    assert found == written
    assert [one.explain("vi") for one in found] == [one.explain("vi") for one in written]
    assert found.observations == written.observations


def test_restated_figures_without_their_hierarchy(places: Hierarchy) -> None:
    """What was read from a file cannot say which old units owed a figure, so it is no total."""
    found = restate(FIGURES["shares"], places, "2023-06-01")
    written = from_dict(to_dict(found), Restatement)

    with pytest.raises(InvalidValueError, match="restate the figures again"):
        roll_up(written, places.at("2023-06-01"), to="90")


def test_restated_figures_as_rows_and_in_a_notebook(places: Hierarchy) -> None:
    """Codes and names; what is not exact stands between its bounds."""
    found = restate(FIGURES["shares"], places, "2023-06-01", indicators=[WOMEN])
    rows = {row["unit"]: row for row in found.to_rows()}

    assert (2, 3, 1, 0) == tuple(
        rows["90002"][name] for name in ("numerator", "denominator", "old_units", "missing")
    )
    assert (None, 0, 2, 1, 1) == tuple(
        rows["90004"][name]
        for name in (
            "numerator",
            "low_numerator",
            "low_denominator",
            "high_numerator",
            "high_denominator",
        )
    )
    assert "xã Mới" in found._repr_html_()
    assert "Figure" in found.html("en")
    assert 100 > len(repr(found))


@pytest.mark.parametrize(
    ("own", "part", "codes"),
    [
        (Count(5), Count(6), ("GP322",)),
        (Count(5), Count(5), ()),
        (Count(5, "nearly"), Count(5), ()),
        (Count(5, "more_than"), Count(9), ()),
        (Count(5), Count(6, "at_most"), ()),
        (Ratio(2, 9), Ratio(3, 5), ("GP322",)),
        (Ratio(2, 9), Ratio(1, 10), ("GP322",)),
        (Ratio(2, 9), Ratio(2, 9), ()),
        (Ratio(2, 9), Ratio(1, 5), ()),
    ],
)
def test_a_part_above_the_whole(
    places: Hierarchy, own: Count | Ratio, part: Count | Ratio, codes: tuple[str, ...]
) -> None:
    """One commune of three that has more than its province says is an error; bounds are heeded."""
    found = roll_up([seen("90", own), seen("90001", part)], places.at("2021-12-31"), to="90")

    assert codes == found.issues.codes


def test_bare_percentages_belong_to_their_province(places: Hierarchy) -> None:
    """The first and the last commune of a province are named there, and not next to it."""
    tree = places.at("2021-12-31")
    found = roll_up(
        [seen("90001", Percent(40)), seen("90003", Percent(50)), seen("91", Percent(60))],
        tree,
        to=("province", "90003"),
    )

    assert {"90": ["90001", "90003"], "91": ["91"], "90003": ["90003"]} == {
        total.unit.code: [unit.code for unit in total.without_counts] for total in found
    }


def test_bounds_of_what_is_no_share() -> None:
    """Where the numerator may be the greater, no part is left out of the denominator."""
    assert (Ratio(1, 5), Ratio(6, 2)) == bounds_of(Ratio(1, 2), [Ratio(5, 3)])
    assert (Ratio(5, 6), Ratio(6, 3)) == bounds_of(Ratio(5, 3), [Ratio(1, 3)])
    assert (Ratio(1, 4), Ratio(2, 3)) == bounds_of(Ratio(1, 2), [Ratio(1, 3)])
