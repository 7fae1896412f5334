"""The tree of a day: which units exist, and how they lie in each other."""

import copy
import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan import gazetteer
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy import Hierarchy, Level, UnitKind

DAYS = st.dates(dt.date(2008, 8, 1), dt.date(2040, 12, 31))
OLD, NEW = "2025-06-30", "2025-07-01"


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2008-08-01", (63, 684, 11025)),
        ("2014-12-31", (63, 708, 11161)),
        ("2019-12-31", (63, 713, 11055)),
        ("2020-06-01", (63, 707, 10614)),
        ("2024-12-31", (63, 701, 10322)),
        (OLD, (63, 696, 10035)),
        (NEW, (34, 0, 3321)),
        ("2030-01-01", (34, 0, 3321)),
    ],
)
def test_counts(vn: Hierarchy, day: str, counts: tuple[int, int, int]) -> None:
    """The counts are those that were published for the day."""
    assert counts == tuple(vn.at(day).counts().values())


def test_kinds_since_the_merger(vn: Hierarchy) -> None:
    """On 2025-07-01 there are 6 centrally run cities, 687 wards, 2,621 communes, 13 zones."""
    assert {
        UnitKind.PROVINCE: 28,
        UnitKind.CENTRAL_CITY: 6,
        UnitKind.COMMUNE: 2621,
        UnitKind.WARD: 687,
        UnitKind.SPECIAL_ZONE: 13,
    } == vn.at(NEW).counts_by_kind()


@pytest.mark.parametrize(
    ("code", "last_day", "first_day"),
    [
        ("75", "2026-04-29", "2026-04-30"),
        ("22", "2026-08-31", "2026-09-01"),
        ("24", "2026-09-19", "2026-09-20"),
    ],
)
def test_provinces_that_became_cities_in_2026(
    vn: Hierarchy, code: str, last_day: str, first_day: str
) -> None:
    """Đồng Nai, Quảng Ninh and Bắc Ninh change their kind on three days and stay themselves."""
    before, after = vn.at(last_day), vn.at(first_day)

    assert before[code] == after[code]
    assert ("tỉnh", "thành phố") == tuple(
        str(each[code]).removesuffix(f" {each[code].name}") for each in (before, after)
    )
    assert str(before[code]) == str(before.find(str(before[code])))
    assert str(before[code]) == str(before.path(before.children(code)[0])[0])
    assert UnitKind.PROVINCE is before[code].kind_on(last_day)
    assert UnitKind.CENTRAL_CITY is after[code].kind_on(first_day)
    assert f"tỉnh {before[code].name}" == before[code].full_name(last_day)
    assert f"thành phố {after[code].name}" == after[code].full_name(first_day)


def test_a_change_names_its_basis(vn: Hierarchy) -> None:
    """What ended a state stands with it, and how well that is supported."""
    before, city = vn.history(vn.at("2026-09-20")["24"])

    assert ("202/2025/QH15", "verified") == (before.basis, before.evidence.value)
    assert ("39/2026/QH16", "single source") == (city.basis, city.evidence.value)
    assert (city.basis, city.evidence) == (vn.at("2026-09-20")["24"].basis, city.evidence)


def test_hue_was_thua_thien_hue(vn: Hierarchy) -> None:
    """Thừa Thiên Huế became the city of Huế on 2025-01-01."""
    hue = vn.at("2024-12-31")["46"]

    assert "tỉnh Thừa Thiên Huế" == hue.full_name("2024-12-31")
    assert "thành phố Huế" == hue.full_name("2025-01-01")
    assert ("175/2024/QH15", "2025-01-01") == (hue.basis, str(hue.states[-1].since))


def test_a_code_is_no_identity(vn: Hierarchy) -> None:
    """Of 3,316 codes of communes on both sides of 2025-07-01, 1,808 carry another name."""
    old, new = vn.at(OLD), vn.at(NEW)
    both = [unit.code for unit in old.units("commune") if unit.code in new]

    assert 3316 == len(both)
    assert 1808 == sum(old[code].name != new[code].name for code in both)
    assert 2149 == sum(old[code].full_name(OLD) != new[code].full_name(NEW) for code in both)
    assert all(old[code] != new[code] for code in both)


def test_codes_of_three_and_five_digits_differ(vn: Hierarchy) -> None:
    """194 is the city of Móng Cái; no commune is taken for it because its digits are the same."""
    tree = vn.at(OLD)

    assert ("district", "thành phố Móng Cái") == (tree["194"].level, tree["194"].full_name())
    assert "194" not in vn.at(NEW)


def test_units_are_frozen_slotted_and_hashable(vn: Hierarchy) -> None:
    """A unit can be a key, cannot be changed, and survives pickling as itself."""
    unit = vn.at(OLD)["194"]

    assert not hasattr(unit, "__dict__")
    assert unit == pickle.loads(pickle.dumps(unit))
    assert {unit: 1} == {pickle.loads(pickle.dumps(unit)): 1}
    with pytest.raises(AttributeError):
        unit.name = "x"  # type: ignore[misc]


def test_every_path_starts_at_a_province_and_children_agree(vn: Hierarchy) -> None:
    """Every path leads from a province down, and parent and children say the same."""
    for day in (OLD, NEW):
        tree = vn.at(day)
        for unit in tree:
            path = tree.path(unit)
            assert (Level.PROVINCE, unit) == (path[0].level, path[-1])
            parent = tree.parent(unit)
            assert unit in (tree.children(parent) if parent else tree.provinces)


def test_descendants_and_siblings(vn: Hierarchy) -> None:
    """Quảng Ninh had 13 districts; each communes' siblings are the others of its district."""
    tree = vn.at(OLD)

    assert 13 == len(tree.descendants("22", "district")) == len(tree.children("22"))
    assert 171 == len(tree.descendants("22", Level.COMMUNE))
    assert 12 == len(tree.siblings("194"))
    assert tree["194"] not in tree.siblings("194")


def test_ancestor_of_a_level(vn: Hierarchy) -> None:
    """A commune's province is found across its district; the unit itself counts."""
    tree = vn.at(OLD)
    commune = tree.children("194")[0]

    assert tree["22"] == tree.ancestor(commune, "province")
    assert tree["194"] == tree.ancestor(commune.code, Level.DISTRICT)
    assert commune == tree.ancestor(commune, Level.COMMUNE)


def test_no_districts_since_the_merger(vn: Hierarchy) -> None:
    """Asking for a commune's district after 2025-06-30 says that there is none."""
    tree = vn.at(NEW)

    with pytest.raises(LookupError, match="no unit at the district level above it on 2025-07-01"):
        tree.ancestor(tree.units("commune")[0], "district")


def test_unknown_code(vn: Hierarchy) -> None:
    """An unknown code is told with its day, and a code that lacks its zeros is suggested."""
    with pytest.raises(LookupError, match=r"no unit has the code '4' on 2025-06-30") as caught:
        vn.at(OLD)["4"]

    assert isinstance(caught.value, NotFoundError)
    assert ("4", ("tỉnh Cao Bằng", "quận Long Biên, thành phố Hà Nội")) == (
        caught.value.query,
        caught.value.suggestions[:2],
    )


def test_a_number_is_no_code(vn: Hierarchy) -> None:
    """Codes as integers have lost their zeros and are refused."""
    for code in (194, None, ["194"]):
        with pytest.raises(InvalidValueError, match="codes are text"):
            vn.at(OLD)[code]  # type: ignore[index]


def test_a_unit_of_another_edition(vn: Hierarchy) -> None:
    """A unit that does not exist on the day is refused, though its code is in use."""
    old = vn.at(OLD)["00004"]

    assert old not in vn.at(NEW)
    with pytest.raises(LookupError, match=r"phường Trúc Bạch .* does not exist on 2025-07-01"):
        vn.at(NEW).path(old)


def test_trees_and_units_survive_pickling_and_copying(vn: Hierarchy) -> None:
    """What is sent to another process is equal to what was sent, and answers the same."""
    tree = vn.at(OLD)
    for same in (pickle.loads(pickle.dumps(tree)), copy.copy(tree), copy.deepcopy(tree)):
        assert tree == same
        assert hash(tree) == hash(same)
        assert tree["194"] == same["194"]
        assert tree.children("194") == same.children("194")
    assert tree != vn.at(NEW)
    sent = pickle.loads(pickle.dumps(vn))
    assert vn.successors(tree["15889"]) == sent.successors(tree["15889"])


def test_a_code_of_another_level(vn: Hierarchy) -> None:
    """Asking for 194 as a commune says what it is."""
    with pytest.raises(LookupError, match="194 is thành phố Móng Cái"):
        vn.at(OLD).unit("194", "commune")


def test_what_is_no_level(vn: Hierarchy) -> None:
    """A level that does not exist is refused with those that do."""
    with pytest.raises(InvalidValueError, match="one of province, district, commune is expected"):
        vn.at(OLD).units("village")
    with pytest.raises(InvalidValueError, match="level is 'village'"):
        vn.at(OLD).ancestor("194", "village")


def test_days_before_the_data(vn: Hierarchy) -> None:
    """Before 2008-08-01 nothing is known."""
    with pytest.raises(LookupError, match=r"no units are known on 2008-07-31; .* on 2008-08-01"):
        vn.at("2008-07-31")


@pytest.mark.parametrize("day", ["2024-02-30", "", "gestern", "23/02/2024", 20240201, None])
def test_what_is_no_day(vn: Hierarchy, day: object) -> None:
    """Only a date or its ISO text is a day."""
    with pytest.raises(ValueError, match="date is"):
        vn.at(day)  # type: ignore[arg-type]


@given(DAYS)
def test_trees_are_stable_between_changes(day: dt.date) -> None:
    """A tree holds what the last change before its day left, and nothing else."""
    vn = gazetteer()
    begun = vn.at(day).edition.since

    assert list(vn.at(begun)) == list(vn.at(day))
    assert vn.at(day) == vn.at(day.isoformat())


@pytest.mark.parametrize(
    ("code", "day", "full", "short", "abbreviated", "english"),
    [
        ("194", OLD, "thành phố Móng Cái", "Móng Cái", "TP. Móng Cái", "Móng Cái City"),
        ("399", OLD, "huyện Hoằng Hóa", "Hoằng Hóa", "H. Hoằng Hóa", "Hoằng Hóa District"),
        ("00244", OLD, "phường Bạch Đằng", "Bạch Đằng", "P. Bạch Đằng", "Bạch Đằng Ward"),
        ("760", OLD, "Quận 1", "Quận 1", "Q. 1", "District 1"),
        ("79", OLD, "Thành phố Hồ Chí Minh", "Hồ Chí Minh", "TP. Hồ Chí Minh", "Hồ Chí Minh City"),
        ("11948", NEW, "đặc khu Bạch Long Vĩ", "Bạch Long Vĩ", "ĐK. Bạch Long Vĩ", None),
    ],
)
def test_names(  # noqa: PLR0913, PLR0917 - a row of a table of names
    vn: Hierarchy, code: str, day: str, full: str, short: str, abbreviated: str, english: str | None
) -> None:
    """Names with and without their kind; a number keeps its noun, which is capitalised."""
    unit = vn.at(day)[code]

    assert full == unit.full_name(day)
    assert short == unit.short_name(day)
    assert abbreviated == unit.abbreviated_name(day)
    assert english in {None, unit.full_name(day, language="en")}
