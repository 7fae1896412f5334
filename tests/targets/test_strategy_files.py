"""Strategy files: what is broken is named, all at once, each with its path."""

import contextlib
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.catalogs import cascade, strategy
from genderplan.errors import FileError
from genderplan.issues import Issue
from genderplan.serialization.strategies import (
    packaged_strategy,
    packaged_strategy_names,
    strategies_beside,
    structure_results,
    structure_strategy,
)
from genderplan.targets import ReportedResult, Strategy

HEAD = """
kind = "strategy"
id = "xa"
first_year = 2024
last_year = 2025
sources = ["plan"]
[where]
plan = "UBND xã"
[[objectives]]
number = 1
name = "Work"
"""
MEASURE = """
[[measures]]
id = "xa.1"
objective = 1
unit = "percent"
direction = "up"
milestones = [{ year = 2024, comparator = ">=", value = 60 }]
"""


def read(text: str, source: str = "xa.toml") -> Strategy:
    """The strategy in a TOML text."""
    return structure_strategy(
        tomllib.loads(text, parse_float=Decimal), source, strategies_beside(source)
    )


def faults(text: str) -> tuple[Issue, ...]:
    """What is wrong with a TOML text."""
    with pytest.raises(FileError) as caught:
        read(text)
    return tuple(issue for issue in caught.value.issues)


def test_a_sound_file_is_read() -> None:
    """The file that the broken ones are made from."""
    found = read(HEAD + MEASURE)

    assert ["at least 60% in 2024"] == [
        step.label("en", found.measure("xa.1").unit) for step in found.measure("xa.1").milestones
    ]
    assert (1, "xa", True) == (len(found.objectives), found.id, found.complete)


BROKEN = [
    (
        "an unknown key",
        ("percent", 'percent"\ntarrget = "1'),
        "GP904",
        "measures[0].tarrget",
        "target",
    ),
    ("an unknown key in a milestone", ("value =", "vaule ="), "GP904", "[0].vaule", "value"),
    (
        "an unknown key at the top",
        ("first_year", "frist_year"),
        "GP904",
        "frist_year",
        "first_year",
    ),
    ("no id", ('id = "xa.1"\n', ""), "GP905", "measures[0]", "id"),
    ("no value", (", value = 60", ""), "GP905", "milestones[0]", "value"),
    ("no unit", ('unit = "percent"\n', ""), "GP406", "measures[0]", "unit"),
    ("no direction", ('direction = "up"\n', ""), "GP406", "measures[0]", "direction"),
    ("an unknown unit", ('"percent"', '"per cent"'), "GP906", "measures[0].unit", '"percent"'),
    ("an unknown direction", ('"up"', '"rise"'), "GP906", "measures[0].direction", '"up"'),
    ("a wrong comparator", ('">="', '"=>"'), "GP906", "comparator", '">="'),
    ("a comparator against the direction", ('">="', '"<="'), "GP409", "comparator", '"up"'),
    ("a text for a number", ("value = 60", 'value = "60"'), "GP906", "milestones[0].value", "60"),
    (
        "a text for a year",
        ("year = 2024,", 'year = "2024",'),
        "GP906",
        "milestones[0].year",
        "2024",
    ),
    ("no time", ("year = 2024, ", ""), "GP906", "milestones[0].year", "exactly one way"),
    ("two times", ("year = 2024, ", "year = 2024, every_year = true, "), "GP906", "year", "2 were"),
    ("a milestone after the period", ("year = 2024,", "year = 2026,"), "GP402", "[0]", "2024-2025"),
    ("a milestone before the period", ("year = 2024,", "year = 2023,"), "GP402", "[0]", "2023"),
    ("more than everybody", ("value = 60", "value = 130"), "GP411", "value", "130"),
    ("a range without its second end", ('">="', '"between"'), "GP906", "value", "two numbers"),
    ("no milestone", ("milestones = [{", "drops = []\n#"), "GP413", "measures[0]", "xa.1"),
    ("an unknown objective", ("objective = 1", "objective = 9"), "GP405", "objective", "9"),
    (
        "an unknown source",
        ('direction = "up"', 'direction = "up"\nsources = ["x"]'),
        "GP404",
        "s",
        "x",
    ),
    ("an unknown source at the top", ('["plan"]', '["plam"]'), "GP404", "sources", "plam"),
    (
        "a year that is none",
        ("last_year = 2025", "last_year = 20250"),
        "GP415",
        "last_year",
        "20250",
    ),
    ("a term that is none", ("year = 2024,", 'term = "2024",'), "GP906", "term", "2016-2020"),
    ("no number", ("[where]", '[document]\nnumber = "31/"\n[where]'), "GP906", "number", "31"),
    ("a figure that is no number", ("value = 60", "value = nan"), "GP906", "value", "finite"),
    ("years backwards", ("last_year = 2025", "last_year = 2020"), "GP412", "last_year", "2020"),
    (
        "an unknown parent",
        ("first_year", 'extends = "nq82"\nfirst_year'),
        "GP407",
        "extends",
        "nq28",
    ),
    (
        "something omitted that is not there",
        ("first", 'omits = ["y"]\nfirst'),
        "GP408",
        "omits",
        "y",
    ),
    ("a list for a table", ("[where]\nplan = ", "where = []\n#"), "GP906", "where", "table"),
    ("a table for a list", ("[[measures]]", "[measures]"), "GP906", "measures", "list"),
]


@pytest.mark.parametrize(
    ("_case", "change", "code", "path", "words"), BROKEN, ids=[case[0] for case in BROKEN]
)
def test_a_broken_file(
    _case: str, change: tuple[str, str], code: str, path: str, words: str
) -> None:
    """One fault in an otherwise sound file: its code, its path, and what was expected."""
    assert change[0] in HEAD + MEASURE
    found = faults((HEAD + MEASURE).replace(*change, 1))
    told = next((issue for issue in found if issue.code == code), None)

    assert told is not None, [str(issue) for issue in found]
    assert told.path.endswith(path)
    assert words in told.text("en")
    assert told.text("vi")
    assert "xa.toml" == told.source


def test_two_measures_with_one_id() -> None:
    """The second one is named."""
    found = faults(HEAD + MEASURE + MEASURE)

    assert [("GP401", "measures[1].id")] == [(issue.code, issue.path) for issue in found]


def test_two_values_for_one_year() -> None:
    """Even when the two agree on the comparator."""
    second = "{ year = 2024, comparator = '>=', value = 70 }]"
    found = faults((HEAD + MEASURE).replace("60 }]", f"60 }}, {second}"))

    assert [("GP403", "measures[0].milestones[1]")] == [(each.code, each.path) for each in found]


def test_milestones_in_the_wrong_order() -> None:
    """60 in 2024 and 50 in 2025 do not go up."""
    second = "{ year = 2025, comparator = '>=', value = 50 }]"
    found = faults((HEAD + MEASURE).replace("60 }]", f"60 }}, {second}"))

    assert [("GP410", "measures[0].milestones[1].value")] == [
        (each.code, each.path) for each in found
    ]


def test_all_faults_of_a_file_come_at_once() -> None:
    """A typo in one measure does not hide what is wrong with the next."""
    text = (HEAD + MEASURE + MEASURE.replace("xa.1", "xa.2")).replace(
        "year = 2024,", "year = 2030,"
    )
    text = text.replace('direction = "up"', 'directoin = "up"', 1).replace(
        "last_year", "lastyear", 1
    )
    found = faults(text)

    assert {"GP904", "GP905"} <= {issue.code for issue in found}
    assert {"measures[0].directoin", "lastyear"} <= {issue.path for issue in found}


def test_an_amendment_of_what_is_not_there() -> None:
    """``amends`` names a measure of the file."""
    amendment = MEASURE.replace("[[measures]]", "[[amendments.measures]]").replace("xa.1", "xa.2")
    text = HEAD + MEASURE + '[[amendments]]\nnumber = "1/QĐ"\ndate = 2024-06-01\n'
    found = faults(text + amendment + 'amends = "xa.9"\n')

    assert [("GP408", "amendments[0].measures[0].amends")] == [
        (each.code, each.path) for each in found
    ]


def test_what_is_no_table_is_refused() -> None:
    """A list is no strategy."""
    with pytest.raises(FileError, match="a table is expected"):
        structure_strategy([], "x.toml", packaged_strategy)


LOCAL = """
kind = "strategy"
id = "xa"
first_year = 2024
last_year = 2024
extends = "nq28"
only_listed = true
unit = "xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa"
[[measures]]
id = "nq28.2.1"
milestones = [{ year = 2024, comparator = ">=", value = 60 }]
drops = [2025, 2030]
"""


def test_a_local_file_holds_only_what_differs() -> None:
    """Name, unit and definitions come from above; the milestone is its own."""
    found = read(LOCAL)
    measure = found.measures[0]

    assert 1 == len(found.measures)
    assert strategy("nq28").measure("nq28.2.1").denominator == measure.denominator
    assert ["at least 60% in 2024"] == [
        step.label("en", measure.unit) for step in measure.milestones
    ]
    assert "stronger" == cascade(found, strategy("nq28"))["nq28.2.1"].verdict.value


def test_milestones_are_changed_year_by_year() -> None:
    """A new value for 2025 leaves that of 2030 as it is above."""
    text = LOCAL.replace("drops = [2025, 2030]\n", "").replace("2024", "2025")
    measure = read(text).measures[0]

    assert [(2025, 60), (2030, 60)] == [(step.year, step.value) for step in measure.milestones]


def test_what_a_local_strategy_omits_is_not_in_it() -> None:
    """Every other measure is."""
    text = LOCAL.replace("only_listed = true", 'omits = ["nq28.4.3"]')
    found = read(text)

    assert 22 == len(found.measures)
    assert "nq28.4.3" not in {each.id for each in found.measures}


def test_a_file_may_extend_one_beside_it(tmp_path: Path) -> None:
    """Commune, district, nation: a chain of files in one folder."""
    (tmp_path / "huyen.toml").write_text(LOCAL.replace('"xa"', '"huyen"'), "utf-8")
    text = LOCAL.replace('"nq28"', '"huyen.toml"').replace("value = 60", "value = 65")
    commune = read(text, str(tmp_path / "xa.toml"))

    assert ("huyen.toml", 65) == (commune.extends, commune.measures[0].milestones[0].value)


@pytest.mark.parametrize("name", ["xa.toml", "../xa.toml", "/etc/x.toml", "none.toml"])
def test_a_chain_leads_to_another_file_in_the_folder(tmp_path: Path, name: str) -> None:
    """Not to itself, not to another folder, not to nothing."""
    text = LOCAL.replace('"nq28"', f'"{name}"')
    (tmp_path / "xa.toml").write_text(text, "utf-8")
    with pytest.raises(FileError) as caught:
        read(text, str(tmp_path / "xa.toml"))

    assert ["GP407"] == [each.code for each in caught.value.issues]


def test_two_files_that_extend_each_other(tmp_path: Path) -> None:
    """The circle is found."""
    for name, other in (("a", "b"), ("b", "a")):
        text = LOCAL.replace('"nq28"', f'"{other}.toml"')
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(FileError, match="not another file"):
        read((tmp_path / "a.toml").read_text("utf-8"), str(tmp_path / "a.toml"))


def test_every_packaged_file_is_read() -> None:
    """The four national decisions and the local examples."""
    assert 12 == len([packaged_strategy(name) for name in packaged_strategy_names()])


def test_a_milestone_by_a_day_lies_in_its_year() -> None:
    """By 1 March 2026 is after the plan's years."""
    found = faults((HEAD + MEASURE).replace("{ year = 2024", "{ by = 2026-03-01"))

    assert ["GP402"] == [issue.code for issue in found]


RESULT = {"measure": "nq28.1.1", "year": 2023, "value": "13/22", "series": "ministries"}
BAD_RESULTS = [
    ({"measure": "nq28.9.9"}, "GP408", "results[0].measure"),
    ({"value": "23/22"}, "GP906", "results[0].value"),
    ({"value": "59%"}, "GP906", "results[0].value"),
    ({"value": True}, "GP906", "results[0].value"),
    ({"value": -1}, "GP906", "results[0].value"),
    ({"sources": ["x"]}, "GP404", "results[0].sources"),
    ({"evidence": "sure"}, "GP906", "results[0].evidence"),
    ({"yaer": 2023}, "GP904", "results[0].yaer"),
]


@pytest.mark.parametrize(("change", "code", "path"), BAD_RESULTS)
def test_a_broken_results_file(change: dict[str, object], code: str, path: str) -> None:
    """A figure that cannot be used is an error, not a figure that nobody sees."""
    plain = {"kind": "results", "strategy": "nq28", "results": [{**RESULT, **change}]}
    with pytest.raises(FileError) as caught:
        structure_results(plain, "r.toml", strategy("nq28"))
    found = list(caught.value.issues)

    assert [(code, path)] == [(each.code, each.path) for each in found]


def test_two_figures_for_one_year() -> None:
    """Unless they are of two series."""
    plain = {"strategy": "nq28", "results": [RESULT, RESULT]}
    with pytest.raises(FileError, match="two figures for 2023"):
        structure_results(plain, "r.toml", strategy("nq28"))
    other = {**RESULT, "series": "commune"}
    found = structure_results({**plain, "results": [RESULT, other]}, "r.toml", strategy("nq28"))

    assert [ReportedResult, ReportedResult] == [type(each) for each in found]


def test_results_that_are_no_table() -> None:
    """A text is no results file."""
    with pytest.raises(FileError, match="a table is expected"):
        structure_results("x", "r.toml", strategy("nq28"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.decimals(allow_nan=True),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "measures",
                    "milestones",
                    "value",
                    "year",
                    "comparator",
                    "unit",
                    "extends",
                    "by",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON, JSON, JSON)
def test_nonsense_gives_a_file_error(head: object, measure: object, value: object) -> None:
    """Whatever stands in a file: a strategy or a FileError with paths, nothing else."""
    base = tomllib.loads(HEAD + MEASURE)
    base["measures"][0]["milestones"][0]["value"] = value
    plain = {**base, **head} if isinstance(head, dict) else base
    plain["measures"] = [*base["measures"], measure]
    with contextlib.suppress(FileError):
        assert isinstance(
            structure_strategy(plain, "x.toml", strategies_beside("x.toml")), Strategy
        )
