"""Every door of genderplan that a program goes through, with the types that it is promised."""

import json
from collections.abc import Callable
from decimal import Decimal
from types import FunctionType
from typing import Any, assert_type, get_type_hints

import pytest

import genderplan as gp

TALKS = gp.Measure(
    id="hk.1",
    name="Talks on gender equality",
    name_vi="Số cuộc nói chuyện chuyên đề",
    unit="count",
    direction="up",
    milestones=(gp.Milestone(value=4, comparator=">=", year=2025),),
)
WAGE = gp.Measure(
    id="hk.2",
    follows="nq28.2.1",
    unit="percent",
    direction="up",
    milestones=(gp.Milestone(value=60, comparator=">=", year=2025),),
)
OWN = gp.Strategy(
    id="hoang-kim", name="Own targets", first_year=2021, last_year=2025, measures=(TALKS, WAGE)
)
"""The targets of a commune, built in Python."""
ANY: Any = gp
"""The same without types: what a program without a type checker may do."""
TREE = gp.gazetteer().at("2023-12-31")
DISTRICT = "399"
FIGURES = [
    gp.Observation(indicator="nq28.2.1", unit="15889", period="năm 2023", value=gp.Ratio(462, 1010))
]


def test_a_strategy_built_in_python_goes_through_every_door() -> None:
    """It is written and read in both formats, follows the nation, and is judged."""
    for form in ("json", "toml"):
        text = gp.dumps(OWN, format=form)
        assert OWN == assert_type(gp.loads(text, gp.Strategy, format=form), gp.Strategy)
    compared = assert_type(gp.cascade(OWN, "nq28"), gp.Cascade)
    card = assert_type(gp.scorecard(OWN, []), gp.Scorecard)

    assert gp.CascadeVerdict.STRONGER is compared["nq28.2.1"].verdict
    assert ["hk.1", "hk.2"] == [row.measure_id for row in card]


def test_a_strategy_that_cannot_be_is_refused_as_in_a_file() -> None:
    """The years run backwards: the constructor says what the reader says."""
    with pytest.raises(gp.GenderplanError) as built:
        gp.Strategy(id="x", name="X", first_year=2030, last_year=2021)
    plain = {"kind": "strategy", "id": "x", "name": "X", "first_year": 2030, "last_year": 2021}
    with pytest.raises(gp.FileError) as read:
        gp.from_dict(plain, gp.Strategy)

    assert str(built.value) in read.value.issues[0].message


COMPUTED: dict[str, Callable[[], object]] = {
    "progress": lambda: gp.assess("nq28.2.1", gp.results("nq28")),
    "scorecard": lambda: gp.scorecard("nq28", gp.results("nq28")),
    "cascade": lambda: gp.cascade("ca-mau", "nq28"),
    "totals": lambda: gp.roll_up(FIGURES, TREE, indicators=gp.strategy("nq28")),
    "restatement": lambda: gp.restate(FIGURES, gp.gazetteer(), onto="2025-07-01"),
    "findings": lambda: gp.validate(gp.sample("mong-cai-2023")),
}


@pytest.mark.parametrize("name", COMPUTED)
def test_what_is_computed_is_stored_and_comes_back(name: str) -> None:
    """As a dict that JSON takes, and the same again."""
    made = COMPUTED[name]()
    plain = gp.to_dict(made)

    assert plain == json.loads(json.dumps(plain))
    assert made == gp.from_dict(plain, type(made))
    assert made == gp.loads(gp.dumps(made), type(made))
    assert len(repr(made)) < 400 or name == "findings"


def test_a_number_of_json_is_exact() -> None:
    """0.98 is no binary fraction on the way."""
    text = '{"value": 0.98, "comparator": "=", "year": 2025}'
    held = assert_type(gp.loads(text, gp.Milestone), gp.Milestone)

    assert Decimal("0.98") == held.value


def test_who_is_missing_is_told_to_the_last_door() -> None:
    """One commune of a district's 37: a caution with its number, in either language."""
    totals = gp.roll_up(FIGURES, TREE, to=DISTRICT, indicators=gp.strategy("nq28"))
    progress = gp.assess("nq28.2.1", assert_type(totals, gp.Aggregates), on="2023-12-31")
    (caution,) = assert_type(progress, gp.Progress).cautions

    assert "mới có 1/37 đơn vị cấp xã báo cáo" == caution.text()
    assert "1 of 37 communes reported" == caution.text("en")


def test_a_part_needs_no_import_of_its_own() -> None:
    """Names that few need stand in the parts; rows and tables are for frames and notebooks."""
    source = assert_type(gp.targets.Source("gso-2023"), gp.targets.Source)
    card = gp.scorecard("nq28", gp.results("nq28"), on="2025-12-31")

    assert "gso-2023" == source.id
    assert 23 <= len(card.to_rows())
    assert "Đánh giá" in card.html()
    assert gp.catalogs.national_indicators().find("5.5.1.a").agency == "Văn phòng Quốc hội"


WRONG: dict[str, Callable[[], object]] = {
    "a hierarchy for a tree": lambda: ANY.roll_up(FIGURES, gp.gazetteer()),
    "a report for observations": lambda: ANY.roll_up([gp.sample("mong-cai-2023")], TREE),
    "an id that none has": lambda: gp.scorecard("nq82", []),
    "a figure that its indicator cannot have": lambda: gp.Observation(
        indicator=TALKS.indicator, unit="16012", period="năm 2023", value=gp.Ratio(1, 2)
    ),
    "a dotless i": lambda: gp.parse_money("5 trıệu đồng"),
    "a float": lambda: ANY.Count(2.5),
}


@pytest.mark.parametrize("name", WRONG)
def test_mistakes_are_told_in_both_languages(name: str) -> None:
    """An error of genderplan with a sentence for the user and one for the developer."""
    with pytest.raises(gp.GenderplanError) as caught:
        WRONG[name]()

    assert caught.value.text() != caught.value.text("en") == str(caught.value)


def test_hints_of_every_public_callable_can_be_read() -> None:
    """As frameworks do that make forms and schemas of them."""
    for name in dir(gp):
        value: object = getattr(gp, name)
        if isinstance(value, type | FunctionType) and not name.startswith("_"):
            assert get_type_hints(value) is not None
