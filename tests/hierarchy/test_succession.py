"""What became of units: successors, predecessors, and the shares of the official table."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan import gazetteer
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy import Hierarchy, Level, Share, Succession
from genderplan.quantities import Ratio

OLD, NEW = "2025-06-30", "2025-07-01"


def names(steps: tuple[Succession, ...]) -> set[str]:
    """The full names of the units that steps lead to."""
    return {step.unit.full_name() for step in steps}


@pytest.mark.parametrize(
    ("text", "day", "path", "successors"),
    [
        (
            "TP. Móng Cái, Quảng Ninh",
            "2023-12-31",
            ["tỉnh Quảng Ninh", "thành phố Móng Cái"],
            {
                *("phường Móng Cái 1", "phường Móng Cái 2", "phường Móng Cái 3"),
                *("xã Hải Sơn", "xã Hải Ninh", "xã Vĩnh Thực"),
            },
        ),
        ("tỉnh Bắc Kạn", "2019-12-31", ["tỉnh Bắc Kạn"], {"tỉnh Thái Nguyên"}),
        (
            "xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa",
            "2024-02-23",
            ["tỉnh Thanh Hóa", "huyện Hoằng Hóa", "xã Hoằng Kim"],
            {"xã Hoằng Phú"},
        ),
        (
            "P. Bạch Đằng, Q. Hai Bà Trưng, HN",
            "2023-10-23",
            ["thành phố Hà Nội", "quận Hai Bà Trưng", "phường Bạch Đằng"],
            {"phường Hai Bà Trưng", "phường Hồng Hà"},
        ),
    ],
)
def test_units_of_the_five_documents(
    vn: Hierarchy, text: str, day: str, path: list[str], successors: set[str]
) -> None:
    """The units of the documents are found by the names that their texts use."""
    unit = vn.find(text, on=day)

    assert path == [step.full_name() for step in vn.at(day).path(unit)]
    assert successors == names(vn.successors(unit))


def test_the_city_of_nam_dinh_lies_in_ninh_binh(vn: Hierarchy) -> None:
    """Thành phố Nam Định was a city of tỉnh Nam Định; today it is part of tỉnh Ninh Bình."""
    city = vn.find("thành phố Nam Định", on="2020-12-31")
    (province,) = vn.successors(city, level="province")

    assert "tỉnh Nam Định" == str(vn.at("2020-12-31").parent(city))
    assert ("tỉnh Ninh Bình", Share.WHOLE) == (province.unit.full_name(), province.share)


def test_mong_cai_is_194_under_22(vn: Hierarchy) -> None:
    """Code 194 under province 22, until 2025-06-30."""
    city = vn.find("thành phố Móng Cái", on="2023-02-07")

    assert city.parent
    assert ("194", "22", OLD) == (city.code, city.parent.code, str(city.until))


def test_a_district_says_how_many_communes_went_whole(vn: Hierarchy) -> None:
    """Móng Cái's 16 communes and wards went whole to six new units, most to Móng Cái 1."""
    steps = vn.successors(vn.at(OLD)["194"])

    assert {Share.PART} == {step.share for step in steps}
    assert [("phường Móng Cái 1", Ratio(5, 16))] == [
        (step.unit.full_name(), step.communes) for step in steps if step.main
    ]
    assert 16 == sum(step.communes.numerator for step in steps if step.communes)


def test_a_province_in_communes(vn: Hierarchy) -> None:
    """The successors of a province at the level of communes are those of its communes."""
    steps = vn.successors(vn.at(OLD)["06"], level="commune")

    assert {"tỉnh Thái Nguyên"} == {str(step.unit.parent) for step in steps}
    assert "xã Ba Bể" in names(steps)


def test_shares_of_the_table(vn: Hierarchy) -> None:
    """The shares of the commune rows are counted as the table states them."""
    merger = [step for step in vn.successions if str(step.on) == NEW]
    shares = Counter(step.share for step in merger if step.old.level is Level.COMMUNE)

    assert {
        Share.WHOLE: 9594,
        Share.PART: 824,
        Share.PART_AREA: 85,
        Share.PART_AREA_WHOLE_POPULATION: 60,
        Share.PART_POPULATION: 2,
        Share.WHOLE_AREA: 1,
    } == shares
    assert 10634 == len(merger)


def test_most_shares_before_2025_are_unknown(vn: Hierarchy) -> None:
    """1,187 rows tell where units went before the merger; 1,125 do not say how much of them."""
    ended = [
        step
        for step in vn.successions
        if str(step.on) < NEW and step.old.until and step.old.until < step.on
    ]

    assert 1124 == sum(step.share is Share.UNKNOWN for step in ended)
    assert not Share.UNKNOWN.moves_all_people


def test_island_districts_became_special_zones(vn: Hierarchy) -> None:
    """Five island districts had no commune and went whole to one special zone each."""
    lonely = [unit for unit in vn.at(OLD).units("district") if not vn.at(OLD).children(unit)]

    assert {"Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"} == {
        unit.name for unit in lonely
    }
    for unit in lonely:
        (step,) = vn.successors(unit)
        assert (Share.WHOLE, "đặc khu", unit.name) == (
            step.share,
            step.unit.kind.word,
            step.unit.name,
        )
        assert unit == vn.predecessors(step.unit)[0].unit


def test_following_there_and_back_returns(vn: Hierarchy) -> None:
    """Each step forward stands among the steps back of the unit it leads to, with one share."""
    for step in vn.successions:
        back = [
            other
            for other in vn.predecessors(step.unit)
            if (other.unit, other.on) == (step.of, step.on)
        ]
        assert [step.share] == [other.share for other in back]


def test_every_old_commune_has_one_main_successor(vn: Hierarchy) -> None:
    """Each commune of 2025-06-30 leads to exactly one main commune, which exists."""
    new = vn.at(NEW)
    for unit in vn.at(OLD).units("commune"):
        steps = vn.successors(unit)
        assert 1 == sum(step.main for step in steps)
        assert all(step.unit in new for step in steps)
        assert 1 == len(vn.successors(unit, level="province"))


def test_every_new_commune_has_predecessors(vn: Hierarchy) -> None:
    """Each unit of 2025-07-01 was made of something."""
    assert [] == [unit for unit in vn.at(NEW) if not vn.predecessors(unit)]


def test_head_counts_with_one_successor(vn: Hierarchy) -> None:
    """People can be moved exactly from 9,654 communes: 9,594 whole, 60 with all their people."""
    moved = [vn.head_count_successor(unit) for unit in vn.at(OLD).units("commune")]

    assert 9654 == sum(step is not None for step in moved)


def test_old_and_new_from_either_side(vn: Hierarchy) -> None:
    """A step knows its old and its new unit, whichever was asked about."""
    (step,) = vn.successors(vn.find("xã Hoằng Kim"))
    back = step.reversed()

    assert (step.of, step.unit) == (step.old, step.new) == (back.old, back.new)
    assert (back.of, back.unit) == (step.new, step.old)


def test_a_step_carries_its_evidence(vn: Hierarchy) -> None:
    """Several sources agree on a step, or one alone states it, or it follows from other facts."""
    evidence = Counter(step.evidence.value for step in vn.successions if str(step.on) == NEW)
    (step,) = vn.successors(vn.find("phường Bạch Đằng, Hai Bà Trưng", on=OLD))[:1]

    assert {"verified": 10633, "single source": 1} == evidence
    assert "1656/NQ-UBTVQH15" == step.basis
    assert {"verified", "single source", "inferred", "recalled"} == {
        step.evidence.value for step in vn.successions
    }


def test_units_that_go_on_have_no_successors(vn: Hierarchy) -> None:
    """A unit that exists to this day became nothing else; one of the first list came of nothing."""
    assert () == vn.successors(vn.at(NEW)["22"])
    assert () == vn.predecessors(vn.at(OLD)["22"])
    assert () == vn.successors(vn.at(OLD)["194"], on=OLD)


def test_predecessors_at_the_level_of_districts(vn: Hierarchy) -> None:
    """The districts that a new commune draws on, with what each left there."""
    ba_be = vn.find("xã Ba Bể, Thái Nguyên", on=NEW)
    (district,) = vn.predecessors(ba_be, level="district")

    assert "huyện Ba Bể" == district.unit.full_name()
    assert district.share is Share.PART


def test_new_communes_over_several_old_districts(vn: Hierarchy) -> None:
    """Hundreds of new communes draw on more than one old district."""
    old = vn.at(OLD)
    drawing = [
        unit
        for unit in vn.at(NEW).units("commune")
        if 1
        < len(
            {
                old.ancestor(step.unit, "district")
                for step in vn.predecessors(unit)
                if step.unit.level is Level.COMMUNE
            }
        )
    ]

    assert 297 == len(drawing)


def test_a_unit_of_another_hierarchy(vn: Hierarchy) -> None:
    """A unit that a hierarchy does not hold has no successors there, and it says so."""
    other = Hierarchy.from_rows([{"code": "99", "level": "province", "kind": "tỉnh", "name": "X"}])

    with pytest.raises(NotFoundError, match="is no unit of this hierarchy"):
        other.successors(vn.at(OLD)["194"])


@pytest.mark.parametrize("value", ["15889", None, 194])
def test_a_code_alone_has_no_successors(vn: Hierarchy, value: object) -> None:
    """A code stands for other units on other days, so the unit itself is asked for."""
    with pytest.raises(InvalidValueError, match="is no unit") as caught:
        vn.successors(value)  # type: ignore[arg-type]

    assert "unit" == caught.value.path


def chain(rows: list[tuple[str, str, str, str]]) -> Hierarchy:
    """Communes that change in 2021 and in 2023, by rows of old code, new code, share and day."""
    days = {"A": ("", "2020-12-31"), "B": ("2021-01-01", "2022-12-31"), "D": ("2023-01-01", "")}
    units = [{"code": "9", "level": "province", "kind": "tỉnh", "name": "Chín"}]
    codes = {code for old, new, *_ in rows for code in (old, new)}
    units += [
        {
            "code": code,
            "level": "commune",
            "kind": "xã",
            "name": code,
            "parent": "9",
            **dict(zip(("since", "until"), days[code[0]], strict=True)),
        }
        for code in sorted(codes)
    ]
    seen: set[str] = set()
    steps = []
    for old, new, share, on in rows:
        main = "0" if old in seen else "1"
        seen.add(old)
        steps.append({"old_code": old, "new_code": new, "share": share, "on": on, "main": main})
    return Hierarchy.from_rows(units, steps, since="2019-01-01")


FIRST, SECOND = "2021-01-01", "2023-01-01"


def test_successors_are_followed_over_later_changes() -> None:
    """What was split and put together again went whole; what was split stays parts."""
    rejoined = chain(
        [
            *[("A1", "B1", "part", FIRST), ("A1", "B2", "part", FIRST)],
            *[("B1", "D1", "whole", SECOND), ("B2", "D1", "whole", SECOND)],
        ]
    )
    (step,) = rejoined.successors(rejoined.at("2020-01-01")["A1"])

    assert (Share.WHOLE, "D1", SECOND, True) == (
        step.share,
        step.unit.code,
        str(step.on),
        step.main,
    )


@pytest.mark.parametrize(
    ("first", "then", "share"),
    [
        ("part_area", "part_area", "part"),
        ("part_area_whole_population", "part_area_whole_population", "part_area_whole_population"),
        ("part_population", "part_area_whole_population", "part"),
    ],
)
def test_parts_of_parts(first: str, then: str, share: str) -> None:
    """A part of a part is a part; people who all went along twice all went."""
    rows = [
        *[("A1", "B1", first, FIRST), ("A1", "B2", "part_area", FIRST)],
        *[("B1", "D1", then, SECOND), ("B1", "D2", "part_area", SECOND)],
        ("B2", "D3", "whole", SECOND),
    ]
    old = chain(rows).at("2020-01-01")["A1"]

    assert {"D1": share, "D2": "part", "D3": "part_area"} == {
        step.unit.code: step.share.value for step in chain(rows).successors(old)
    }


def test_successors_on_a_day_between() -> None:
    """Asked for a day, the steps stop there."""
    split = chain(
        [
            ("A1", "B1", "whole", FIRST),
            *[("B1", "D1", "part", SECOND), ("B1", "D2", "part_area_whole_population", SECOND)],
        ]
    )
    old = split.at("2020-01-01")["A1"]

    assert ["B1"] == [step.unit.code for step in split.successors(old, on="2022-06-01")]
    assert [("D1", "part", True), ("D2", "part_area_whole_population", False)] == [
        (step.unit.code, step.share.value, step.main) for step in split.successors(old)
    ]
    moved = split.head_count_successor(old)
    assert moved
    assert "D2" == moved.unit.code


KNOWN_DAYS = st.dates(dt.date(2008, 8, 1), dt.date(2026, 11, 1))


@given(KNOWN_DAYS, KNOWN_DAYS, st.integers(0, 11_000))
@settings(max_examples=60, deadline=None)
def test_there_and_back_over_any_days(one: dt.date, other: dt.date, at: int) -> None:
    """What became of a commune exists on the later day and leads back to it, with one share."""
    vn = gazetteer()
    first, last = sorted((one, other))
    communes = vn.at(first).units("commune")
    old = communes[at % len(communes)]

    for step in vn.successors(old, since=first, on=last):
        back = {back.unit: back.share for back in vn.predecessors(step.unit, on=first)}
        assert step.unit in vn.at(last)
        assert step.unit == old or step.share is back[old]


def test_shares_over_several_changes(vn: Hierarchy) -> None:
    """A commune that ended in 2020 is followed over 2025; what is unknown once stays unknown."""
    old = vn.find("xã Bản Péo, huyện Hoàng Su Phì", on="2019-06-01")
    (step,) = vn.successors(old)

    assert (Share.UNKNOWN, "xã Nậm Dịch", "2025-07-01") == (
        *(step.share, step.unit.full_name()),
        str(step.on),
    )
    assert "827/NQ-UBTVQH14; 1684/NQ-UBTVQH15" == step.basis
    assert "verified" == vn.successors(vn.at(OLD)["15889"])[0].evidence.value
