"""A small country before and after a reform, for every test of indicators."""

import pytest

from genderplan.hierarchy import Hierarchy

DAY = "2025-07-01"


def unit(code: str, level: str, name: str, parent: str = "", **days: str) -> dict[str, object]:
    """A row of the list of units."""
    kind = {"province": "tỉnh", "district": "huyện", "commune": "xã"}[level]
    above = {"parent": parent} if parent else {}
    return {"code": code, "level": level, "kind": kind, "name": name, **above, **days}


def step(old: str, new: str, share: str, *, main: bool = True) -> dict[str, object]:
    """A row of the table of successions."""
    return {"old_code": old, "new_code": new, "share": share, "on": DAY, "main": main}


@pytest.fixture(scope="session")
def country() -> Hierarchy:
    """Two provinces, three districts and six communes that become one province and four communes.

    90001 and 90002 go whole to 90001 (the code lives on), 90003 is split between 90001 and 90003,
    90004 is split but all its people go to 90003, 91001 goes whole to 91001, 91002 is split three
    ways.
    """
    old, new = {"until": "2025-06-30"}, {"since": DAY}
    units = [
        unit("90", "province", "Đông", **old),
        unit("91", "province", "Tây", **old),
        unit("901", "district", "Thượng", "90", **old),
        unit("902", "district", "Hạ", "90", **old),
        unit("911", "district", "Giữa", "91", **old),
        unit("90001", "commune", "Một", "901", **old),
        unit("90002", "commune", "Hai", "901", **old),
        unit("90003", "commune", "Ba", "902", **old),
        unit("90004", "commune", "Bốn", "902", **old),
        unit("91001", "commune", "Năm", "911", **old),
        unit("91002", "commune", "Sáu", "911", **old),
        unit("90", "province", "Đông Tây", **new),
        unit("90001", "commune", "Một Hai", "90", **new),
        unit("90003", "commune", "Ba Bốn", "90", **new),
        unit("91001", "commune", "Năm", "90", **new),
        unit("91002", "commune", "Sáu", "90", **new),
    ]
    steps = [
        step("90", "90", "whole"),
        step("91", "90", "whole"),
        step("90001", "90001", "whole"),
        step("90002", "90001", "whole"),
        step("90003", "90001", "part", main=False),
        step("90003", "90003", "part"),
        step("90004", "90001", "part_area", main=False),
        step("90004", "90003", "part_area_whole_population"),
        step("91001", "91001", "whole"),
        step("91002", "91001", "part", main=False),
        step("91002", "91002", "part"),
        step("91002", "90003", "part_area", main=False),
    ]
    return Hierarchy.from_rows(units, steps)
