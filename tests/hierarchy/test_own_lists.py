"""A hierarchy of one's own, built from rows, behaves like the packaged one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import FileError, InvalidValueError
from genderplan.hierarchy import Hierarchy, UnitKind

UNITS = [
    {"code": "90", "level": "province", "kind": "tỉnh", "name": "Ví Dụ"},
    {"code": "91", "level": "province", "kind": "tỉnh", "name": "Bên Kia"},
    {"code": "901", "level": "district", "kind": "huyện", "name": "Thử", "parent": "90"},
    {"code": "902", "level": "district", "kind": "thị xã", "name": "Nghiệm", "parent": "90"},
    {"code": "90001", "level": "commune", "kind": "xã", "name": "An Lành", "parent": "902"},
]


def test_an_invented_district() -> None:
    """Rows without days make a hierarchy that is the same on every day."""
    own = Hierarchy.from_rows(UNITS)

    assert own.at("1990-01-01").counts() == own.at("2030-01-01").counts()
    assert "xã An Lành, thị xã Nghiệm, tỉnh Ví Dụ" == own.find("An Lành").full_path()


def test_changes_of_kind_name_and_parent() -> None:
    """A unit that goes on changes its kind, name and parent from their days on."""
    own = Hierarchy.from_rows(
        UNITS,
        changes=[
            _change("902", "2015-05-15", "kind", "huyện", "thị xã", "123/NQ"),
            _change("902", "2015-05-15", "name", "Nghiêm", "Nghiệm", "123/NQ"),
            _change("90001", "2020-01-01", "parent", "901", "902", "456/NQ"),
        ],
        since="2000-01-01",
    )
    town, commune = own.at("2024-01-01")["902"], own.at("2024-01-01")["90001"]

    assert "huyện Nghiêm" == town.full_name("2015-05-14")
    assert ("thị xã Nghiệm", UnitKind.TOWN) == (town.full_name("2015-05-15"), town.kind)
    assert "huyện Thử" == str(own.at("2019-12-31").parent(commune))
    assert "thị xã Nghiệm" == str(own.at("2020-01-01").parent(commune))
    assert (commune,) == own.at("2019-12-31").children("901")
    assert () == own.at("2020-01-01").children("901")
    assert commune == own.find("An Lành, Thử", on="2019-12-31")


def _change(code: str, date: str, what: str, *cells: str) -> dict[str, str]:
    before, after, basis = cells
    row = {"code": code, "date": date, "change": what}
    return row | {"from": before, "to": after, "basis": basis}


def test_a_misspelled_column_is_no_small_matter() -> None:
    """A change with an unknown attribute and an empty cell is refused, with both places."""
    with pytest.raises(FileError) as caught:
        Hierarchy.from_rows(UNITS, changes=[_change("902", "2015-05-15", "area", "", "9", "")])

    assert {"changes[0].change", "changes[0].from"} == {
        getattr(issue, "path", None) for issue in caught.value.issues
    }


def test_a_far_end_is_no_end() -> None:
    """Tables write 9999-12-31 for a unit that still exists."""
    own = Hierarchy.from_rows([{**UNITS[0], "until": "9999-12-31"}])

    assert own.at("2024-01-01")["90"].until is None


def test_the_packaged_list_goes_out_and_in(vn: Hierarchy) -> None:
    """The rows that a hierarchy gives make the same hierarchy again."""
    gaps = ("03715", "07240")  # of which the sources do not name all heirs
    units = [row for row in vn.unit_rows() if row["code"] not in gaps]
    steps = [row for row in vn.succession_rows() if row["old_code"] not in gaps]
    changes = [row for row in vn.change_rows() if row["code"] not in gaps]

    again = Hierarchy.from_rows(units, steps, changes, since=vn.since)

    assert {unit for unit in vn.units if unit.code not in gaps} == set(again.units)
    assert changes == list(again.change_rows())
    assert len(steps) == len(again.succession_rows())
    assert {tuple(row.items()) for row in steps} == {
        tuple(row.items()) for row in again.succession_rows()
    }


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 9)), min_size=1, max_size=20, unique=True)
)
def test_children_and_parent_agree(places: list[tuple[int, int]]) -> None:
    """Whatever communes stand in whatever provinces, children and parent say the same."""
    provinces = [_row(f"{at}", "province", "tỉnh", f"T{at}") for at in range(1, 5)]
    communes = [_row(f"{at}{no:04}", "commune", "xã", f"X{no}", f"{at}") for at, no in places]
    tree = Hierarchy.from_rows([*provinces, *communes]).at("2024-01-01")

    for unit in tree.units("commune"):
        assert unit in tree.children(tree.path(unit)[0])
    assert len(places) == sum(len(tree.descendants(unit)) for unit in tree.provinces)


def _row(code: str, level: str, kind: str, name: str, parent: str = "") -> dict[str, str]:
    return {"code": code, "level": level, "kind": kind, "name": name, "parent": parent}


@pytest.mark.parametrize("units", ["x", 5, ["90001"], None])
def test_a_hierarchy_of_no_table_is_refused(units: Any) -> None:  # noqa: ANN401 - no table
    """The error says what is expected, before anything is looked up."""
    with pytest.raises(InvalidValueError, match=r"^units is .* UnitTable is expected"):
        Hierarchy(units)
