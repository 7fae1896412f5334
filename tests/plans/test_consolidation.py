"""Many reports added up into the tables of the unit above."""

from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan import gazetteer, sample
from genderplan.hierarchy import Level
from genderplan.periods import Period
from genderplan.plans import (
    Activity,
    ActivityKind,
    EventRow,
    Item,
    ProductRow,
    Report,
    ReportTable,
    Result,
    Tally,
    consolidate,
)
from genderplan.quantities import BySex, Count, Money, Ratio

TREE = gazetteer().at("2023-12-31")
WARDS = [unit.code for unit in TREE.descendants("007", Level.COMMUNE)]


def report(code: str, **changes: object) -> Report:
    """A small report of one ward of quận Hai Bà Trưng for 2023."""
    blank = Report(title="Báo cáo", unit=code, unit_code=code, period=Period.of_year(2023))
    return attrs.evolve(blank, **changes)  # type: ignore[arg-type] # any field


def event(women: int, men: int, name: str = "Tọa đàm") -> EventRow:
    """One session with so many women and men."""
    return EventRow(name=name, sessions=Count(1), participants=BySex(women=women, men=men))


def test_a_zero_is_a_report_and_silence_is_not() -> None:
    """A ward that says "Không" is heard, one that leaves the table out is silent."""
    (tables,) = consolidate(
        [
            report(WARDS[0], products=(ProductRow(name="Tờ rơi", number=Count(100)),)),
            report(WARDS[1], none_reported=(ReportTable.PRODUCTS,)),
            report(WARDS[2]),
        ],
        TREE,
        to="district",
    )

    assert Count(100) == tables.total("products", "number")
    assert [WARDS[1]] == [unit.code for unit in tables.said_none["products"]]
    assert [WARDS[2]] == [unit.code for unit in tables.silent(ReportTable.PRODUCTS)]
    assert Ratio(3, len(WARDS)) == tables.coverage
    assert WARDS[3:] == [unit.code for unit in tables.missing]


def test_every_cell_knows_its_sources() -> None:
    """The figure of a cell is the sum of named contributions."""
    (tables,) = consolidate(
        [report(WARDS[0], events=(event(55, 42),)), report(WARDS[1], events=(event(5, 8),))], TREE
    )
    people = next(cell for cell in tables.table("events") if cell.key.column == "participants")

    assert [(WARDS[0], Count(55)), (WARDS[1], Count(5))] == [
        (part.unit.code, part.value.women)
        for part in people.contributions
        if isinstance(part.value, BySex)
    ]
    assert BySex(women=60, men=50, unknown=0) == people.value


def test_one_row_under_two_spellings() -> None:
    """Case and the place of the tone mark make no new row."""
    (tables,) = consolidate(
        [
            report(WARDS[0], events=(event(1, 1, "Hoà giải"),)),
            report(WARDS[1], events=(event(2, 2, "hòa giải"),)),
        ],
        TREE,
    )

    assert ["Hoà giải"] == list({cell.key.row for cell in tables.table("events")})


def test_flows_add_up_over_time_and_stocks_do_not() -> None:
    """Two half-years of talks are added; of clubs the last number counts."""

    def half(number: int, clubs: int, talks: int) -> Report:
        tallies = (Tally(Item.CLUB, Count(clubs)), Tally(Item.TALK, Count(talks)))
        model = Activity(kind=ActivityKind.MODEL, name="Câu lạc bộ", tallies=tallies)
        return report(WARDS[0], period=Period.of_half(2023, number), activities=(model,))

    (tables,) = consolidate([half(2, 4, 3), half(1, 3, 5)], TREE)
    found = {cell.key.row: cell.value for cell in tables.table("tallies")}

    assert {"club": Count(4), "talk": Count(8)} == found


def test_shares_add_as_counts() -> None:
    """Two committees together are the sum of women over the sum of members."""
    (tables,) = consolidate(
        [
            report(WARDS[0], results=(Result(name="x", indicator="i", value=Ratio(0, 50)),)),
            report(WARDS[1], results=(Result(name="y", indicator="i", value=Ratio(30, 50)),)),
        ],
        TREE,
    )

    assert Ratio(30, 100) == tables.total("results", "share")


def test_reporting_twice_is_found_and_counts_once() -> None:
    """Of two reports on one year the later counts, and the doubling is named."""
    found = consolidate(
        [report(WARDS[0], events=(event(1, 1),)), report(WARDS[0], events=(event(2, 2),))], TREE
    )

    assert ("GP541",) == found.issues.codes
    assert BySex(women=2, men=2, unknown=0) == found[0].total("events", "participants")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"unit_code": "99999"}, "GP540"),
        ({"unit_code": "", "unit": "xã Không Có"}, "GP540"),
        ({"unit_code": "007"}, "GP542"),
    ],
)
def test_a_report_that_cannot_be_placed(changes: dict[str, object], code: str) -> None:
    """It is left out and named with its place in the list; the others are added up."""
    found = consolidate([report(WARDS[0], **changes), report(WARDS[1])], TREE, to="district")

    assert [(code, "[0]")] == [(issue.code, issue.path) for issue in found.issues]
    assert [WARDS[1]] == [unit.code for unit in found[0].reported]


def test_up_to_the_province_and_the_nation() -> None:
    """The same reports add up to a province and to the country."""
    reports = [report(code, events=(event(3, 4),)) for code in WARDS]
    (province,) = consolidate(reports, TREE, to="province")
    (nation,) = consolidate(reports, TREE, to="nation")

    assert province.unit is not None
    assert "01" == province.unit.code
    assert nation.unit is None
    assert 10_598 == nation.coverage.denominator
    assert province.total("events", "participants") == nation.total("events", "participants")


def test_costs_of_gifts() -> None:
    """Number times unit cost is added up as money."""
    (tables,) = consolidate([sample("mong-cai-2023")], gazetteer().at("2023-12-31"), to="province")

    assert Money(20_000_000) == tables.total("activities", "cost")


rows = st.lists(
    st.tuples(st.sampled_from(WARDS), st.integers(0, 500), st.integers(0, 500)),
    max_size=12,
    unique_by=lambda row: row[0],
)


@given(rows)
def test_consolidating_conserves_everybody(given_rows: list[tuple[str, int, int]]) -> None:
    """What the wards report is what the district's tables hold, man by man."""

    def reports() -> Iterator[Report]:
        for code, women, men in given_rows:
            yield report(code, events=(event(women, men),))

    totals = [each.total("events", "participants") for each in consolidate(reports(), TREE)]
    women = sum(row[1] for row in given_rows)
    men = sum(row[2] for row in given_rows)

    assert totals == ([BySex(women=women, men=men, unknown=0)] if given_rows else [])


def test_a_report_without_a_unit_does_not_stop_the_others() -> None:
    """It is left out and named, like one whose unit is misspelt."""
    nameless = attrs.evolve(report(""), unit="", unit_code="")
    tables = consolidate([nameless, report(WARDS[0])], TREE)

    assert ("GP540",) == tables.issues.codes
    assert [WARDS[0]] == [unit.code for unit in tables[0].reported]
