"""Indicators: defaults that follow from the kind, and what is refused."""

import pytest

from genderplan.errors import InvalidValueError
from genderplan.indicators import Direction, Indicator, IndicatorKind, PlaceRule, TimeRule


@pytest.mark.parametrize(
    ("kind", "factor", "place_rule", "time_rule"),
    [
        ("count", 1, PlaceRule.SUM, TimeRule.NONE),
        ("share", 100, PlaceRule.RATIO_OF_SUMS, TimeRule.LAST),
        ("ratio", 1, PlaceRule.RATIO_OF_SUMS, TimeRule.LAST),
        ("rate", 1000, PlaceRule.RATIO_OF_SUMS, TimeRule.LAST),
        ("mean", 1, PlaceRule.RATIO_OF_SUMS, TimeRule.LAST),
        ("flag", 1, PlaceRule.SUM, TimeRule.LAST),
    ],
)
def test_kind_sets_the_rules(
    kind: str, factor: int, place_rule: PlaceRule, time_rule: TimeRule
) -> None:
    """The rules for adding follow from the kind; a count has no time rule until one is given."""
    indicator = Indicator("x", kind=kind)

    assert (factor, place_rule, time_rule) == (
        indicator.factor,
        indicator.place_rule,
        indicator.time_rule,
    )


@pytest.mark.parametrize("code", ["", "women committee", 7, None])
def test_code_is_text_without_spaces(code: object) -> None:
    """A code that could not stand in a column is refused."""
    with pytest.raises(InvalidValueError, match="a text without spaces"):
        Indicator(code, kind="share")


@pytest.mark.parametrize("factor", [0, -100, 2.5, True])
def test_factor_is_a_positive_whole_number(factor: object) -> None:
    """A factor of 0 would hide every value; a float would round it."""
    with pytest.raises(InvalidValueError, match="factor is"):
        Indicator("x", kind="rate", factor=factor)  # type: ignore[arg-type]


def test_label_falls_back_to_the_other_language_and_the_code() -> None:
    """A name is always shown, even when only one language or none is known."""
    named = Indicator("clubs", kind=IndicatorKind.COUNT, name="clubs", name_vi="câu lạc bộ")

    assert ["clubs", "câu lạc bộ"] == [named.label("en"), named.label("vi")]
    assert "clubs" == Indicator("clubs", kind="count").label("vi")
    assert "clubs" == Indicator("clubs", kind="count", name="clubs").label("vi")


def test_direction_is_not_guessed() -> None:
    """Which way is better is NONE until somebody says it."""
    assert Direction.NONE is Indicator("births.sex_ratio", kind="ratio").direction
