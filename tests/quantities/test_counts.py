"""Counts with bounds, and head-counts by sex."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import FileError, InvalidValueError, NotExactError, ParseError
from genderplan.formatting import parse_count
from genderplan.indicators.sums import divide
from genderplan.quantities import Bound, BySex, Count, Ratio
from genderplan.serialization import from_dict

# No count is "less than 0".
counts = st.tuples(st.integers(0, 10_000), st.sampled_from(Bound)).map(
    lambda parts: Count(parts[0] + (parts[1] is Bound.LESS_THAN), parts[1])
)
exact_counts = st.builds(Count, st.integers(0, 10_000))


@given(counts, counts)
def test_a_sum_lies_between_the_sums_of_the_bounds(first: Count, second: Count) -> None:
    """Whatever numbers two counts allow, their sum is allowed by the sum of the counts."""
    total = first + second

    assert total.low <= first.low + second.low
    if total.high is not None:
        assert first.high is not None
        assert second.high is not None
        assert total.high >= first.high + second.high


@given(counts, counts, counts)
def test_adding_keeps_no_order(first: Count, second: Count, third: Count) -> None:
    """Counts can be added in any order."""
    assert first + second == second + first
    assert ((first + second) + third).low == (first + (second + third)).low


def test_no_count_is_less_than_nothing() -> None:
    """The class refuses "dưới 0", and so do all that make counts."""
    with pytest.raises(InvalidValueError, match="no count is less than 0"):
        Count(0, Bound.LESS_THAN)
    with pytest.raises(ParseError, match="no count is less than 0") as caught:
        parse_count("dưới 0")
    assert "count" == caught.value.part
    with pytest.raises(FileError, match="no count is less than 0"):
        from_dict({"value": 0, "bound": "less_than"}, Count)
    assert Count(0) == Count(50, Bound.LESS_THAN) * 0
    assert [Count(50, Bound.LESS_THAN), Count(0, Bound.AT_MOST)] == divide(
        Count(50, Bound.LESS_THAN), [1, 0]
    )


def test_counts_with_bounds_have_no_order() -> None:
    """Nobody knows whether "hơn 200" is more than 250."""
    with pytest.raises(TypeError):
        sorted([Count(200, Bound.MORE_THAN), Count(250)])  # type: ignore[type-var]


@given(counts)
def test_adding_nothing_changes_nothing(count: Count) -> None:
    """An exact 0 is neutral, and ``sum`` of counts works."""
    assert count == count + Count(0)
    assert count == sum([count])


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        (Bound.EXACT, Bound.EXACT, Bound.EXACT),
        (Bound.MORE_THAN, Bound.EXACT, Bound.MORE_THAN),
        (Bound.MORE_THAN, Bound.AT_LEAST, Bound.AT_LEAST),
        (Bound.NEARLY, Bound.EXACT, Bound.NEARLY),
        (Bound.NEARLY, Bound.AT_MOST, Bound.AT_MOST),
        (Bound.MORE_THAN, Bound.NEARLY, Bound.ABOUT),
        (Bound.ABOUT, Bound.EXACT, Bound.ABOUT),
        (Bound.ABOUT, Bound.AT_LEAST, Bound.ABOUT),
    ],
)
def test_the_bound_of_a_sum(first: Bound, second: Bound, total: Bound) -> None:
    """A sum claims no more than its parts do."""
    assert Count(15, total) == Count(10, first) + Count(5, second)


@pytest.mark.parametrize(
    ("whole", "part", "rest"),
    [
        (Bound.EXACT, Bound.EXACT, Bound.EXACT),
        (Bound.EXACT, Bound.MORE_THAN, Bound.AT_MOST),
        (Bound.EXACT, Bound.AT_MOST, Bound.AT_LEAST),
        (Bound.MORE_THAN, Bound.EXACT, Bound.AT_LEAST),
        (Bound.MORE_THAN, Bound.MORE_THAN, Bound.ABOUT),
        (Bound.AT_MOST, Bound.AT_LEAST, Bound.AT_MOST),
        (Bound.AT_MOST, Bound.AT_MOST, Bound.ABOUT),
    ],
)
def test_the_bound_of_a_rest(whole: Bound, part: Bound, rest: Bound) -> None:
    """More taken away leaves less: the bound of the part turns round."""
    assert Count(138, rest) == Count(200, whole) - Count(62, part)


def test_times_keeps_the_bound() -> None:
    """Three clubs of "hơn 30" members each have "hơn 90"."""
    assert Count(90, Bound.MORE_THAN) == Count(30, Bound.MORE_THAN) * 3


def test_what_is_bounded_above_may_be_none() -> None:
    """The least that "nhiều nhất 50" and "khoảng 50" allow is 0, the least of "hơn 50" is 50."""
    assert [0, 0, 50] == [Count(50, bound).low for bound in ("at_most", "about", "more_than")]


@pytest.mark.parametrize("value", [1.0, "3", True, None])
def test_only_whole_numbers_are_counts(value: object) -> None:
    """A float, a text, a truth value and nothing are refused, and the error says what came."""
    with pytest.raises(NotExactError) as caught:
        Count(value)

    assert value == caught.value.value


def test_a_float_is_refused_as_value_and_as_type() -> None:
    """Whoever catches ValueError or TypeError catches a refused float."""
    assert issubclass(NotExactError, ValueError)
    assert issubclass(NotExactError, TypeError)


def test_a_negative_count_is_refused() -> None:
    """There are no fewer than 0 people."""
    with pytest.raises(InvalidValueError, match="value is -1; a number of at least 0 is expected"):
        Count(-1)


def test_errors_can_be_pickled() -> None:
    """An error that crosses a process keeps its message and its fields."""
    with pytest.raises(InvalidValueError) as caught:
        Ratio(-1, 4)

    copy = pickle.loads(pickle.dumps(caught.value))

    assert str(caught.value) == str(copy)
    assert ("numerator", -1) == (copy.path, copy.value)


@given(exact_counts, exact_counts, exact_counts)
def test_completing_by_sex_conserves_everybody(women: Count, men: Count, unknown: Count) -> None:
    """Completed parts add up to the whole."""
    full = BySex(women=women, men=men, unknown=unknown).complete()

    assert full.whole == sum(full.parts, start=Count(0))


def test_more_than_200_of_whom_62_are_men() -> None:
    """Of "hơn 200" with 62 men at least 138 are women."""
    assert (
        Count(138, Bound.AT_LEAST) == BySex(men=62, total=Count(200, "more_than")).complete().women
    )


@pytest.mark.parametrize("unknown", [None, 10])
def test_the_sex_that_is_not_given_is_the_rest(unknown: int | None) -> None:
    """Of 100 with 30 of one sex, those of unknown sex are of neither; no word of them is 0."""
    rest, known = 70 - (unknown or 0), unknown or 0
    men = BySex(women=30, unknown=unknown, total=100).complete()
    women = BySex(men=30, unknown=unknown, total=100).complete()

    assert BySex(women=30, men=rest, unknown=known, total=100) == men
    assert BySex(women=rest, men=30, unknown=known, total=100) == women


def test_unknown_sex_makes_the_share_a_range() -> None:
    """10 people of unknown sex may all be women or all be men."""
    people = BySex(women=30, men=60, unknown=10)

    assert people.women_share is None
    assert BySex(women=30, men=60, unknown=1).women_share is None
    assert (Ratio(30, 100), Ratio(40, 100)) == people.women_share_range


def test_a_known_share_is_exact() -> None:
    """42 men and 55 women are 55 of 97."""
    assert Ratio(55, 97) == BySex(women=55, men=42).women_share


@pytest.mark.parametrize(
    "people",
    [
        BySex(women=5, men=5, total=11),
        BySex(women=5, men=7, total=11),
        BySex(women=5, men=7, total=Count(11, "at_most")),
        BySex(women=5, men=5, total=Count(11, "at_least")),
    ],
)
def test_parts_against_a_stated_total(people: BySex) -> None:
    """Parts that cannot add up to the stated total are kept as stated and do not agree."""
    assert not people.parts_agree
    assert people == people.complete()


def test_more_women_than_people_cannot_be() -> None:
    """A part above the total is refused and names both figures."""
    with pytest.raises(InvalidValueError, match="women is 16, more than the total of 15"):
        BySex(women=16, total=15)


def test_a_total_without_parts_stays_unknown_in_sums() -> None:
    """Adding a group whose sexes are unknown adds unknown people, not women or men."""
    total = BySex(women=55, men=42) + BySex(total=40)

    assert (Count(55), Count(42), Count(40)) == (total.women, total.men, total.unknown)
    assert Count(137) == total.whole


contradictory = (
    st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 100))
    .filter(lambda given: max(given[:2]) <= given[2] != given[0] + given[1])
    .map(lambda given: BySex(women=given[0], men=given[1], total=given[2]))
)
head_counts = st.builds(
    BySex,
    women=st.none() | counts,
    men=st.none() | counts,
    unknown=st.none() | counts,
)


@given(contradictory, head_counts | contradictory)
def test_adding_keeps_a_contradiction(first: BySex, second: BySex) -> None:
    """Figures that contradict each other do so in every sum, also where two faults cancel out."""
    assert not (first + second).parts_agree
    assert not (second + first).parts_agree
    assert not sum([second, first, second], start=BySex(women=0, men=0)).parts_agree


def test_a_contradiction_is_shown() -> None:
    """5 women and 6 men of 10 stay a contradiction when one couple joins."""
    people = BySex(women=5, men=6, total=10) + BySex(women=1, men=1)

    assert "BySex(women=Count(6), men=Count(7), disputed=True)" == repr(people)
    assert people.women_share is None


@pytest.mark.parametrize(
    "people",
    [
        BySex(women=5, men=6, total=11),
        BySex(women=11, total=11),
        BySex(women=5, men=6, total=Count(11, "at_most")),
        BySex(women=5, men=6, total=Count(11, "at_least")),
    ],
)
def test_parts_that_make_just_the_total_agree(people: BySex) -> None:
    """Equal is no contradiction, with a bound neither."""
    assert people.parts_agree


@pytest.mark.parametrize(
    "people", [BySex(men=5), BySex(men=3, unknown=3, total=5), BySex(women=5), BySex(unknown=3)]
)
def test_there_is_no_share_of_what_is_not_known(people: BySex) -> None:
    """Without women, without a whole, or where the parts contradict it."""
    assert people.women_share is None
