"""Enumerations: what they refuse, and how."""

import pickle

import pytest

from genderplan import Bound, Count, Evidence, Indicator
from genderplan.errors import InvalidValueError
from genderplan.periods import PeriodKind
from genderplan.targets import Comparator


@pytest.mark.parametrize("choices", [Bound, Comparator, Evidence, PeriodKind])
def test_a_value_that_is_none_of_the_choices(choices: type) -> None:
    """The refusal is ours, and lists what there is."""
    with pytest.raises(InvalidValueError, match=r"is 'zz'; one of .* is expected"):
        choices("zz")


def test_constructors_refuse_like_their_enumerations() -> None:
    """A count of an unknown bound and an indicator of an unknown kind name what is wrong."""
    with pytest.raises(InvalidValueError) as bound:
        Count(200, "rather more")
    with pytest.raises(InvalidValueError) as kind:
        Indicator("women", kind="part")

    assert ["bound", "kind"] == [bound.value.path, kind.value.path]


def test_members_stay_texts_and_pickle() -> None:
    """A comparator is still the text that a file writes."""
    assert Comparator.AT_LEAST is pickle.loads(pickle.dumps(Comparator.AT_LEAST))
    assert ">=" == f"{Comparator.AT_LEAST}"
