"""Activities of one report or of many, added up in all and by group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan import sample
from genderplan.errors import InvalidValueError
from genderplan.periods import Period
from genderplan.plans import (
    Activity,
    ActivityKind,
    EventRow,
    Item,
    Report,
    Tally,
    total_activities,
    total_activities_by,
)
from genderplan.quantities import Bound, BySex, Count, Money

TALK, TRAINING = ActivityKind.TALK, ActivityKind.TRAINING


def report(*activities: Activity, unit: str = "xã Một", year: int = 2023) -> Report:
    """A report of a commune on a year."""
    period = Period.of_year(year)
    return Report(title="Báo cáo", unit=unit, period=period, activities=activities)


def test_the_citys_year() -> None:
    """More than 350 and nearly 400 people, 3 clubs of 30 members, gifts of 20,000,000 dong."""
    city = total_activities(sample("mong-cai-2023"))

    assert Money(20_000_000) == city.cost
    assert (Count(3), Count(90)) == (city.tally(Item.CLUB), city.tally(Item.MEMBER))
    assert city.participants is not None
    assert Count(750, Bound.ABOUT) == city.participants.whole
    assert [ActivityKind.MODEL, ActivityKind.GIFT] == [
        row.kind for row in city.silent("participants") if isinstance(row, Activity)
    ]


def test_participants_by_sex_by_kind() -> None:
    """62 men among more than 200 at the trainings; the women are at least 138."""
    trainings = total_activities_by(sample("mong-cai-2023"), "kind")[TRAINING]

    assert Count(2) == trainings.sessions
    assert trainings.participants is not None
    assert (Count(62), 138) == (
        trainings.participants.men,
        trainings.participants.women and trainings.participants.women.low,
    )


def test_the_table_of_events_by_organ() -> None:
    """One talk of three organs stands under each of them with all its people."""
    organs = total_activities_by(sample("bach-dang-report-2023"), "organ", of="events")

    assert 3 == len(organs)
    assert {Count(97)} == {
        total.participants.whole for total in organs.values() if total.participants
    }


def test_one_organ_under_two_spellings_and_one_without() -> None:
    """Case and tone marks make no new organ; who does not say stands under None."""
    groups = total_activities_by(
        report(
            Activity(kind=TALK, name="a", organisers=("Đoàn Hoà Bình",), cost=Money(5)),
            Activity(kind=TALK, name="b", organisers=("đoàn Hòa Bình",), cost=Money(6)),
            Activity(kind=TALK, name="c"),
        ),
        "organ",
    )

    assert {"Đoàn Hoà Bình": Money(11), None: None} == {
        organ: total.cost for organ, total in groups.items()
    }


def test_flows_add_up_over_periods_and_stocks_do_not() -> None:
    """Talks of two years are added; of clubs each commune's last number counts."""
    papers = [
        report(
            Activity(
                kind=ActivityKind.MODEL,
                name="Câu lạc bộ",
                tallies=(Tally(Item.CLUB, Count(clubs)), Tally(Item.TALK, Count(4))),
            ),
            unit=unit,
            year=year,
        )
        for unit, year, clubs in [("xã Một", 2022, 3), ("xã Một", 2023, 5), ("xã Hai", 2022, 2)]
    ]
    total = total_activities(papers)

    assert (Count(7), Count(12)) == (total.tally(Item.CLUB), total.tally(Item.TALK))
    assert total.tally(Item.SHELTER) is None
    assert [Count(5), Count(5)] == [
        each.tally(Item.CLUB) for each in total_activities_by(papers, "period").values()
    ]


def test_places_periods_units_and_a_group_of_ones_own() -> None:
    """An activity's own period goes before that of its report; a function makes any group."""
    spring = Period.of_quarter(2023, 1)
    paper = report(
        Activity(kind=TALK, name="a", period=spring, places=("xã Một", "xã Hai")),
        Activity(kind=TALK, name="b"),
    )

    assert [spring, Period.of_year(2023)] == list(total_activities_by(paper, "period"))
    assert ["xã Một", "xã Hai", None] == list(total_activities_by(paper, "place"))
    assert ["xã Một"] == list(total_activities_by(paper, "unit"))
    assert ["a", "b"] == list(total_activities_by(paper, lambda line: line.row.name))


def test_an_unknown_group_is_refused() -> None:
    """The refusal lists the groups."""
    with pytest.raises(InvalidValueError, match="kind, organ, place, period, unit"):
        total_activities_by([], "colour")  # type: ignore[arg-type]


def test_nothing_adds_up_to_no_figure() -> None:
    """Without reports, or without figures, there is no total and no zero."""
    none = total_activities([])

    assert (0, None, None, None) == (len(none), none.sessions, none.participants, none.cost)


@given(
    st.lists(st.tuples(st.sampled_from([TALK, TRAINING]), st.integers(0, 99), st.integers(0, 99)))
)
def test_kinds_add_up_to_the_whole(rows: list[tuple[ActivityKind, int, int]]) -> None:
    """An activity has one kind, so the groups conserve women, men and sessions."""
    paper = report(
        *(
            Activity(
                kind=kind, name="x", sessions=Count(1), participants=BySex(women=women, men=men)
            )
            for kind, women, men in rows
        )
    )
    kinds = total_activities_by(paper, "kind").values()

    assert len(rows) == sum(each.sessions.value for each in kinds if each.sessions)
    assert [sum(row[1] for row in rows), sum(row[2] for row in rows)] == [
        sum(getattr(each.participants, sex).value for each in kinds if each.participants)
        for sex in ("women", "men")
    ]


def test_rows_of_a_table_have_neither_kind_nor_cost() -> None:
    """What a table does not state is not made up."""
    paper = Report(
        title="Báo cáo",
        unit="xã Một",
        period=Period.of_year(2023),
        events=(EventRow(name="Tọa đàm", sessions=Count(1)),),
    )
    (total,) = total_activities_by(paper, "kind", of="events").values()

    assert (Count(1), None, None) == (total.sessions, total.cost, total.tally(Item.CLUB))
    assert [None] == list(total_activities_by(paper, "place", of="events"))
