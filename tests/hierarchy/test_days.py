"""Every unit on every day: the lists of ten days, known changes, names of other days, addresses."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from genderplan.errors import NotFoundError
from genderplan.hierarchy import Hierarchy
from genderplan.indicators import Observation, roll_up
from genderplan.quantities import Ratio

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "gazetteer" / "history"
DAYS = (
    *("2008-08-01", "2010-06-01", "2013-12-31", "2019-05-10", "2020-03-01"),
    *("2021-01-01", "2023-12-31", "2024-11-01", "2025-07-01", "2026-10-01"),
)


@pytest.fixture(scope="module")
def states() -> list[dict[str, str]]:
    """The dated states that the packaged tables were made from, as they were gathered."""
    if not FACTS.is_dir():
        pytest.skip("the facts are not at hand")
    with (FACTS / "states.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_state_holds_on_its_first_and_its_last_day(
    vn: Hierarchy, states: list[dict[str, str]]
) -> None:
    """Name, kind and parent of each state of each unit, on all days on which something changed."""
    by_day: dict[str, list[dict[str, str]]] = {}
    for row in states:
        for day in (row["valid_from"], row["valid_to"] or "2026-11-01"):
            by_day.setdefault(day, []).append(row)
    wrong = []
    for day, rows in by_day.items():
        tree = vn.at(day)
        for row in rows:
            unit, above = tree[row["code"]], tree.parent(row["code"])
            # "thành phố" is written out by its level: "thành phố trực thuộc trung ương".
            kind = unit.kind_on(day).label("vi").startswith(row["kind"])
            named = unit.name_on(day), above.code if above else ""
            if not kind or named != (row["name"], row["parent"]):
                wrong.append((day, row["code"], *named))
    assert wrong == []


def test_a_province_of_2019_adds_up_all_of_its_communes(vn: Hierarchy) -> None:
    """Bắc Kạn had 122 communes at the end of 2019 and is one of the provinces that are gone."""
    tree = vn.at("2019-12-31")
    province = tree["06"]
    figures = [
        Observation(indicator="women", unit=unit, period="2019", value=Ratio(10, 25))
        for unit in tree.units("commune")
        if province in tree.path(unit)
    ]
    total = roll_up(figures, tree, to="province")["06"]
    assert (total.value, total.coverage) == (Ratio(1220, 3050), Ratio(122, 122))


@pytest.mark.parametrize("day", DAYS)
def test_every_path_of_a_day_names_its_unit(
    vn: Hierarchy, states: list[dict[str, str]], day: str
) -> None:
    """Every seventh unit listed on the day is found by its full path; none answers another."""
    alive = {
        row["code"]: row
        for row in states
        if row["valid_from"] <= day <= (row["valid_to"] or "9999-12-31")
    }

    def path(code: str) -> str:
        row = alive[code]
        above = f", {path(row['parent'])}" if row["parent"] else ""
        return f"{row['kind']} {row['name']}{above}"

    asked = list(alive)[::7]
    assert alive.keys() == {unit.code for unit in vn.at(day)}
    assert asked == [vn.find(path(code), on=day).code for code in asked]


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("769", "2020-12-31", "Quận 2"),
        ("769", "2021-01-01", "thành phố Thủ Đức"),
        ("475", "2025-01-01", "quận Phú Xuân"),
        ("194", "2008-10-08", "thị xã Móng Cái"),
        ("194", "2008-10-09", "thành phố Móng Cái"),
        ("46", "2024-12-31", "tỉnh Thừa Thiên Huế"),
        ("46", "2025-01-01", "thành phố Huế"),
        ("26368", "2026-04-29", "xã Long Thành"),
        ("26368", "2026-04-30", "phường Long Thành"),
        ("09193", "2026-09-20", "phường Yên Phong"),
    ],
)
def test_known_changes(vn: Hierarchy, code: str, day: str, name: str) -> None:
    """A code stands for the unit that bore it on the day, with the name of the day."""
    assert name == vn.at(day)[code].full_name(day)


@pytest.mark.parametrize(
    ("place", "day", "count"),
    [
        ("tỉnh Bắc Kạn", "2019-12-31", 122),
        ("thành phố Nam Định", "2020-12-31", 25),
        ("thành phố Móng Cái", "2023-12-31", 17),
        ("huyện Hoằng Hóa", "2024-12-31", 37),
        ("quận Hai Bà Trưng", "2023-12-31", 18),
    ],
)
def test_communes_of_five_places(vn: Hierarchy, place: str, day: str, count: int) -> None:
    """Five places had as many communes as were counted independently."""
    tree = vn.at(day)

    assert count == len(tree.descendants(tree.find(place), "commune"))


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("Quận 2, TP. Hồ Chí Minh", "2019-01-01", "769"),
        ("xã Đông Xuân, huyện Đông Hưng, tỉnh Thái Bình", "2024-01-01", "12799"),
        ("phường Long Thành, thành phố Đồng Nai", "2026-05-01", "26368"),
        ("phường Vĩ Dạ", "2024-01-01", "19777"),
        ("đặc khu Bạch Long Vỹ", "2026-01-01", "11948"),
        ("TP. Qui Nhơn", "2019-01-01", "540"),
        ("huyện Ia H' Drai", "2019-01-01", "618"),
        ("phường 09, Vũng Tàu", "2019-01-01", "26530"),
        ("xã Hoằng Kim\u200b, Hoằng Hóa", "2024-01-01", "15889"),
        ("\ufeffxã Ho\u00adằng Kim, Hoằng Hóa", "2024-01-01", "15889"),
        ("Số 12, ngõ 3, phố Bạch Mai, phường Bạch Mai, quận Hai Bà Trưng", "2019-01-01", "00286"),
        ("12/3 Lê Lợi, phường Bến Nghé, Quận 1, TP.HCM", "2024-01-01", "26740"),
        ("12 Lê Lợi P. Bến Nghé Q1 TPHCM", "2024-01-01", "26740"),
        ("Số 12, Lê Lợi, phường Bến Nghé, Quận 1", "2024-01-01", "26740"),
        ("45 Lê Lợi, Bến Nghé, Quận 1, TP.HCM", "2024-01-01", "26740"),
        ("thôn Đông, xã Hoằng Kim, huyện Hoằng Hóa", "2024-01-01", "15889"),
        ("Tổ dân phố 3, P. Trần Phú, TP Móng Cái", "2024-01-01", "06712"),
        ("Đội 3, xã Hoằng Kim, Hoằng Hóa", "2024-01-01", "15889"),
        ("Nguyễn Trãi, phường Thượng Đình, quận Thanh Xuân, Hà Nội", "2024-01-01", "00346"),
        ("Lô A2, KCN Tân Bình, phường Tây Thạnh, quận Tân Phú", "2024-01-01", "27013"),
    ],
)
def test_spellings_and_addresses(vn: Hierarchy, text: str, day: str, code: str) -> None:
    """Spellings of all lists, invisible marks and streets before a commune do not matter."""
    assert code == vn.find(text, on=day).code


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("xã Hoàng Kim, huyện Hoằng Hóa", "2024-01-01"),
        ("thôn Đông, Hoằng Hóa", "2024-01-01"),
        ("Số 12, phường Không Có, Quận 1, TP.HCM", "2024-01-01"),
        ("12 Lê Lợi, Quận 1, TP.HCM", "2024-01-01"),
        ("bản Lâu, huyện Mường Khương", "2024-01-01"),
        ("Hà Nam, xã Hoằng Kim", "2024-01-01"),
        ("huyện Hà Trung, xã Hoằng Kim, tỉnh Thanh Hóa", "2024-01-01"),
        ("số 5, huyện Hà Trung, xã Hoằng Kim, tỉnh Thanh Hóa", "2024-01-01"),
    ],
)
def test_an_address_without_its_commune_names_nothing(vn: Hierarchy, text: str, day: str) -> None:
    """A misspelt or missing commune is never passed over for the unit above it."""
    with pytest.raises(NotFoundError):
        vn.find(text, on=day)


@pytest.mark.parametrize(
    ("text", "day", "said", "suggested"),
    [
        (
            "Quận 2, TP.HCM",
            "2025-08-01",
            "Quận 2, Thành phố Hồ Chí Minh (2008-08-01 – 2020-12-31)",
            "phường An Khánh, Thành phố Hồ Chí Minh",
        ),
        (
            "tỉnh Quảng Ninh",
            "2026-10-01",
            "tỉnh Quảng Ninh (2025-07-01 – 2026-08-31)",
            "thành phố Quảng Ninh",
        ),
        ("xã Trà Mai, Đà Nẵng", "2026-01-01", "different days", "xã Nam Trà My, thành phố Đà Nẵng"),
        (
            "thành phố Thủ Đức",
            "2019-01-01",
            "(2021-01-01 – 2025-06-30)",
            "Quận 2, Thành phố Hồ Chí Minh",
        ),
    ],
)
def test_a_name_of_other_days(
    vn: Hierarchy, text: str, day: str, said: str, suggested: str
) -> None:
    """The error says on which days a name was valid and what the unit is on the day asked for."""
    with pytest.raises(NotFoundError) as caught:
        vn.find(text, on=day)

    assert said in str(caught.value)
    assert suggested == caught.value.suggestions[0]


def test_a_typed_part_finds_what_exists_first(vn: Hierarchy) -> None:
    """The wards of today stand before the city that ended, though only its name is exact."""
    found = [match.unit.full_name() for match in vn.search("Móng Cái", limit=4)]

    wards = {"phường Móng Cái 1", "phường Móng Cái 2", "phường Móng Cái 3"}
    assert (wards, "thành phố Móng Cái") == (set(found[:3]), found[3])
    assert "phường Móng Cái 1" in [match.unit.full_name() for match in vn.search("Móng Cá")]


def test_states_name_their_basis(vn: Hierarchy) -> None:
    """Every state that began after the first day names the instrument that began it."""
    begun = [state for unit in vn.units for state in vn.history(unit) if state.since]

    assert [] == [state for state in begun if not state.basis]
    without = [step for step in vn.successions if not step.basis]
    assert ["inferred", "inferred"] == [step.evidence.value for step in without]


def test_nothing_of_the_packaged_hierarchy_can_be_changed(vn: Hierarchy) -> None:
    """A caller cannot change what everybody else is told."""
    with pytest.raises(TypeError):
        vn.aliases["79"] = ("X",)  # type: ignore[index]
    with pytest.raises(AttributeError):
        vn.since = vn.at("2020-01-01").date  # type: ignore[misc]
    assert "Sài Gòn" in vn.aliases["79"]


def test_the_lexicon_knows_every_name_of_every_day(vn: Hierarchy) -> None:
    """Each state of each unit stands under the key of its name, with its days."""
    kept = [named for named in vn.lexicon if named.unit.code == "769"]

    assert {("2", "Quận 2"), ("Thủ Đức", "thành phố Thủ Đức")} == {
        (named.text, named.unit.full_name(named.state.until)) for named in kept
    }
    assert 15317 == len({named.unit for named in vn.lexicon})


def test_threads_that_ask_first_get_one_hierarchy() -> None:
    """32 threads of a new process that all ask first get the same hierarchy."""
    script = """
import threading
from genderplan.catalogs.administrative_units import gazetteer
gate, found = threading.Barrier(32), []
def ask():
    gate.wait()
    found.append(gazetteer())
threads = [threading.Thread(target=ask) for _ in range(32)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(found), len(set(map(id, found))))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert "32 1" == done.stdout.strip()
