"""The bodies of a unit, and places below the commune."""

import pytest

from genderplan.evidence import Evidence
from genderplan.hierarchy import Hierarchy, OrganKind, gender_equality_authority
from genderplan.hierarchy.organs import organ_of, organs_of


@pytest.mark.parametrize(
    ("code", "day", "kind", "name", "short", "symbol"),
    [
        (
            "194",
            "2023-02-07",
            "people's committee",
            "Ủy ban nhân dân thành phố Móng Cái",
            "UBND thành phố Móng Cái",
            "UBND",
        ),
        ("194", "2023-02-07", "party committee", "Thành ủy Móng Cái", "Thành ủy Móng Cái", "ThU"),
        ("399", "2024-02-23", "party committee", "Huyện ủy Hoằng Hóa", "Huyện ủy Hoằng Hóa", "HU"),
        (
            "00244",
            "2023-02-25",
            "party committee",
            "Đảng ủy phường Bạch Đằng",
            "Đảng ủy phường Bạch Đằng",
            "ĐU",
        ),
        (
            "00244",
            "2023-02-25",
            "committee for the advancement of women",
            "Ban Vì sự tiến bộ của phụ nữ phường Bạch Đằng",
            "Ban VSTBPN phường Bạch Đằng",
            "BVSTBPN",
        ),
        ("06", "2019-12-31", "party committee", "Tỉnh ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn", "TU"),
        (
            "06",
            "2019-12-31",
            "women's union",
            "Hội Liên hiệp Phụ nữ tỉnh Bắc Kạn",
            "Hội LHPN tỉnh Bắc Kạn",
            "BTV",
        ),
        ("22", "2026-08-31", "party committee", "Tỉnh ủy Quảng Ninh", "Tỉnh ủy Quảng Ninh", "TU"),
        ("22", "2026-09-01", "party committee", "Thành ủy Quảng Ninh", "Thành ủy Quảng Ninh", "TU"),
    ],
)
def test_names_of_bodies(  # noqa: PLR0913, PLR0917 - a row of a table of names
    vn: Hierarchy, code: str, day: str, kind: str, name: str, short: str, symbol: str
) -> None:
    """A body has a full name, the name that texts use, and the symbol of its numbers."""
    organ = organ_of(vn.at(day)[code], kind, on=day)

    assert (name, short, symbol) == (organ.name, organ.abbreviated_name, organ.symbols[0])


def test_bodies_of_a_district_end_with_it(vn: Hierarchy) -> None:
    """No body of a district outlives 2025-06-30."""
    district = vn.at("2025-06-30")["399"]

    assert {"2025-06-30"} == {str(organ.until) for organ in organs_of(district, "2025-06-30")}
    with pytest.raises(LookupError, match="does not exist on 2025-07-01, so it has no bodies"):
        organs_of(district, on="2025-07-01")


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("38", "2025-02-28", "Sở LĐTBXH tỉnh Thanh Hóa"),
        ("38", "2025-03-01", "Sở Nội vụ tỉnh Thanh Hóa"),
        ("399", "2024-02-23", "Phòng LĐTBXH huyện Hoằng Hóa"),
        ("399", "2025-06-30", "Phòng Nội vụ huyện Hoằng Hóa"),
    ],
)
def test_who_manages_gender_equality(vn: Hierarchy, code: str, day: str, name: str) -> None:
    """Labour until 2025-02-28, home affairs since 2025-03-01; the day is recalled and says so."""
    organ = gender_equality_authority(day, vn.at(day)[code])

    assert (name, Evidence.RECALLED) == (organ.abbreviated_name, organ.evidence)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2025-02-28", "Bộ Lao động - Thương binh và Xã hội"),
        ("2025-03-01", "Bộ Nội vụ"),
        ("2025-03-28", "Bộ Nội vụ"),
    ],
)
def test_the_ministry(day: str, name: str) -> None:
    """The ministry changes on one day."""
    ministry = gender_equality_authority(day)

    assert (name, None, Evidence.RECALLED) == (ministry.name, ministry.unit, ministry.evidence)


def test_a_commune_had_no_department(vn: Hierarchy) -> None:
    """Before 2025-07-01 an officer, not a department, did this work in a commune."""
    with pytest.raises(LookupError, match="has no department in charge of gender equality"):
        gender_equality_authority("2024-02-23", vn.find("xã Hoằng Kim"))


def test_wards_of_ha_noi_had_no_council(vn: Hierarchy) -> None:
    """Under the pilot of urban government a ward of Hà Nội had no People's Council."""
    ward = vn.at("2023-10-23")["00244"]
    commune = vn.find("xã Hoằng Kim")

    assert OrganKind.PEOPLES_COUNCIL not in {organ.kind for organ in organs_of(ward, "2023-10-23")}
    assert OrganKind.PEOPLES_COUNCIL in {organ.kind for organ in organs_of(ward, "2021-06-30")}
    assert OrganKind.PEOPLES_COUNCIL in {organ.kind for organ in organs_of(commune, "2023-10-23")}
