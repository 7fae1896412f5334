"""Places in the searched text lead back to the text as it was given."""

from hypothesis import given
from hypothesis import strategies as st

from genderplan.extraction.cleaning import CleanText, Offsets

PIECES = st.sampled_from(
    ["của", "UBND", "tỉnh", "12", "2.O00", "hội viên", " ", "\n", "\u200b", "\u00ad", "o\u0300"]
)


@st.composite
def lines(draw: st.DrawFn) -> list[list[int]]:
    """Offsets of lines: a step of one or more for each character that is left."""
    steps = draw(st.lists(st.lists(st.integers(1, 3), max_size=6), max_size=6))
    return [[sum(line[:at]) for at in range(len(line) + 1)] for line in steps]


@given(lines())
def test_lines_follow_each_other(tables: list[list[int]]) -> None:
    """The offsets of a text are those of its lines, each after the one before it."""
    wanted, given_so_far = [], 0
    for table in tables:
        wanted += [given_so_far + offset for offset in table[:-1]]
        given_so_far += table[-1]

    assert [*wanted, given_so_far] == list(Offsets.of_lines(tables))


@given(lines(), st.data())
def test_a_space_stands_where_the_next_character_does(
    tables: list[list[int]], data: st.DataObject
) -> None:
    """A space that was put in has the place of what follows it; nothing else moves."""
    offsets = Offsets.of_lines(tables)
    places = sorted(data.draw(st.sets(st.integers(1, max(1, len(offsets) - 1)), max_size=5)))
    places = [place for place in places if place < len(offsets)]
    wanted = []
    for place, offset in enumerate(offsets):
        wanted += [offset, offset] if place in places else [offset]

    assert wanted == list(offsets.with_spaces(places))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_places_there_and_back(text: str) -> None:
    """The offsets of a cleaned text never go back, end where it ends, and are found again."""
    clean = CleanText.of(text)
    given_places = list(clean.offsets)

    assert sorted(given_places) == given_places
    assert len(clean.text) + 1 == len(given_places)
    assert len(text) == given_places[-1]
    for place in given_places:
        assert clean.offsets.at(clean.position(place, 0)) == place
