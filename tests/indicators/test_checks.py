"""Single figures: printed shares against counts."""

from decimal import Decimal

import pytest

from genderplan.indicators import Indicator, Observation, check_observations
from genderplan.periods import Period
from genderplan.quantities import Ratio
from genderplan.stated_shares import ShareAgreement, compare_share


@pytest.mark.parametrize(
    ("counts", "stated"),
    [((2, 11), "18.2"), ((15, 42), "35.7"), ((52, 203), "25.6"), ((1, 4), "25"), ((62, 200), "31")],
)
def test_real_shares_agree(counts: tuple[int, int], stated: str) -> None:
    """All stated shares of Móng Cái follow from their counts."""
    assert ShareAgreement.ROUNDED is compare_share(Decimal(stated), Ratio(*counts)).agreement


@pytest.mark.parametrize(
    ("counts", "stated", "agreement", "codes"),
    [
        ((2, 11), "18.1", ShareAgreement.TRUNCATED, ("GP602",)),
        ((2, 11), "22.2", ShareAgreement.OTHER_BASE, ("GP603",)),
        ((2, 11), "81.8", ShareAgreement.OTHER_BASE, ("GP603",)),
        ((2, 11), "28.1", ShareAgreement.WRONG, ("GP601",)),
        ((0, 0), "0", ShareAgreement.NO_VALUE, ("GP305",)),
        ((1, 8), "12.5", ShareAgreement.ROUNDED, ()),
        ((1, 8), "13", ShareAgreement.ROUNDED, ()),
        ((1, 8), "12", ShareAgreement.TRUNCATED, ("GP602",)),
    ],
)
def test_each_explanation_is_found(
    counts: tuple[int, int], stated: str, agreement: ShareAgreement, codes: tuple[str, ...]
) -> None:
    """Rounded, cut off, of another base, wrong, or nothing to compare with."""
    seen = Observation(
        indicator="x",
        unit="194",
        period=Period.of_year(2023),
        value=Ratio(*counts),
        stated=Decimal(stated),
    )

    assert agreement is compare_share(Decimal(stated), Ratio(*counts)).agreement
    assert codes == check_observations([seen]).codes


@pytest.mark.parametrize("order", [("25", "25.0"), ("25.0", "25")])
def test_decimals_are_those_of_each_share(order: tuple[str, str]) -> None:
    """25 % and 25,0 % are equal, but each is compared in its own decimals."""
    found = [compare_share(Decimal(each), Ratio(712, 2850)) for each in order]
    exact = [compare_share(Decimal(each) + 52, Ratio(1543, 2000)) for each in order]

    assert [ShareAgreement.ROUNDED] * 2 == [each.agreement for each in found]
    assert set(order) == {str(each.computed) for each in found}
    assert {"77": ShareAgreement.ROUNDED, "77.2": ShareAgreement.WRONG} == {
        str(each.computed): each.agreement for each in exact
    }


def test_base_of_the_caller_is_tried() -> None:
    """A share of all officials, when that base is known."""
    compared = compare_share(Decimal(10), Ratio(2, 11), bases=[Ratio(2, 20)])

    assert (Ratio(2, 20), ShareAgreement.OTHER_BASE) == (compared.base, compared.agreement)


def test_figures_are_checked_against_their_definition() -> None:
    """More women than people, and a breakdown that the indicator does not know."""
    share = Indicator("x", kind="share", breakdowns=["sex"])
    seen = Observation(
        indicator="x",
        unit="194",
        period=Period.of_year(2023),
        value=Ratio(16, 15),
        breakdown={"age": "15-24"},
    )

    found = check_observations([seen], [share])

    assert ("GP301", "GP306") == found.codes
    assert "the part is greater than the whole" in found[0].message
