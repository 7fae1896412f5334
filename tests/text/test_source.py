"""A text about to be read: what is refused at once, and where errors point."""

import pytest

from genderplan._forms import Source
from genderplan._messages import mark, message
from genderplan.errors import ParseError


@pytest.mark.parametrize(
    ("given", "span"),
    [("", (0, 0)), (" \u200b ", (0, 3)), ("x" * 301, (300, 301)), (7, (0, 0)), (b"7", (0, 0))],
)
def test_what_is_no_readable_text_is_refused(given: object, span: tuple[int, int]) -> None:
    """Empty, too long or no text at all: the error says of which part, and where."""
    with pytest.raises(ParseError) as caught:
        Source.of(given, mark("date"))

    assert (caught.value.part, caught.value.span, caught.value.value) == ("date", span, given)


def test_errors_point_into_the_text_as_given() -> None:
    """A span of the normalised text is turned back, marks and invisible characters included."""
    given = "nga\u0300y \u200b31"
    source = Source.of(given, mark("date"))

    error = source.error(message("no"), "day", (5, 7))

    assert (source.text, given[slice(*error.span)]) == ("ngày 31", "31")


def test_an_unreadable_text_is_shown_with_an_example() -> None:
    """The span leaves out the spaces around."""
    error = Source.of("  x ", mark("date")).unreadable("05/01/2020")

    assert (error.part, error.span) == ("date", (2, 3))
    assert str(error) == "'  x ' is no date; write it like 05/01/2020"
