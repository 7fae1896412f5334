"""Roll-ups on dataframes: every engine and the objects give the same totals and coverage."""

import random
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, Literal

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from genderplan import gazetteer
from genderplan.errors import InvalidValueError, NotExactError
from genderplan.hierarchy import Hierarchy, Tree
from genderplan.indicators import (
    Indicator,
    Observation,
    from_rows,
    restate,
    roll_up,
)
from genderplan.quantities import Count, Ratio

pytest.importorskip("narwhals")
pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from genderplan import frames  # noqa: E402 - after the check that the extra is there

OLD_DAY, NEW_DAY = "2023-12-31", "2025-07-01"
SERIES = ["indicator", "period", "sex"]
Rows = list[dict[str, Any]]
Maker = Callable[[Rows], Any]


@pytest.fixture(scope="module")
def vn() -> Hierarchy:
    """Every administrative unit."""
    return gazetteer()


@pytest.fixture(scope="module")
def tree(vn: Hierarchy) -> Tree:
    """The units at the end of 2023."""
    return vn.at(OLD_DAY)


@pytest.fixture(scope="module")
def rows(tree: Tree) -> Rows:
    """Shares by sex and counts of a sample of communes, some of them silent, with a seed."""
    chance = random.Random(1325)  # noqa: S311 - figures, not secrets
    communes = chance.sample([unit.code for unit in tree.units("commune")], 600)
    found = []
    for indicator, sexes in (("women.council", ("F",)), ("audience", ("F", "M", "_U"))):
        for period in ("2022", "2023"):
            for unit in communes:
                if chance.random() < 0.1:
                    continue
                for sex in sexes:
                    number = chance.randrange(40)
                    whole = number + chance.randrange(40) if sex == "F" == sexes[-1] else None
                    found.append(
                        {
                            "unit": unit,
                            "indicator": indicator,
                            "period": period,
                            "sex": sex,
                            "numerator": number,
                            "denominator": whole,
                        }
                    )
    chance.shuffle(found)
    return found


def to_polars(rows: Rows) -> Any:  # noqa: ANN401 - a frame
    """An eager Polars frame."""
    return pl.DataFrame(rows, schema_overrides={"denominator": pl.Int64})


def to_duckdb(rows: Rows) -> Any:  # noqa: ANN401 - a frame
    """A relation of DuckDB's default connection, which stays open as long as the process."""
    return duckdb.from_arrow(to_polars(rows).to_arrow())


MAKERS: dict[str, Maker] = {
    "polars": to_polars,
    "polars lazy": lambda rows: to_polars(rows).lazy(),
    "pandas": lambda rows: pd.DataFrame(rows).astype({"denominator": "Int64"}),
    "pandas of arrow": lambda rows: to_polars(rows).to_pandas(use_pyarrow_extension_array=True),
    "pyarrow": lambda rows: to_polars(rows).to_arrow(),
    "duckdb": to_duckdb,
}


def read_back(frame: Any) -> Rows:  # noqa: ANN401 - any engine
    """The rows of any frame, null where there is nothing."""
    if hasattr(frame, "toPandas"):
        return [row.asDict() for row in frame.collect()]
    if isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.pl()
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    made: Any = frame if isinstance(frame, pl.DataFrame) else pl.DataFrame(frame)
    found: Rows = made.to_dicts()
    return found


def keyed(rows: Rows, *names: str) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """Rows by unit and series."""
    return {
        tuple(row[name] for name in ("unit", *SERIES)): tuple(row[name] for name in names)
        for row in rows
    }


def observations_of(rows: Rows) -> tuple[Observation, ...]:
    """The same rows as objects."""
    return tuple(from_rows(rows).observations)


def parts(value: object) -> tuple[object, object]:
    """Numerator and denominator of a total; none for a count."""
    if isinstance(value, Ratio):
        return value.numerator, value.denominator
    assert isinstance(value, Count)
    return value.value, None


@pytest.fixture(scope="module")
def by_objects(rows: Rows, tree: Tree) -> Callable[[str], dict[tuple[Any, ...], Any]]:
    """What the object roll-up makes of the rows, keyed as the frames are."""

    @cache
    def keyed_totals(to: str) -> dict[tuple[Any, ...], Any]:
        totals = roll_up(observations_of(rows), tree, to=to, reporting="commune")
        return {
            (
                total.unit.code,
                total.indicator,
                str(total.period),
                dict(total.breakdown)["sex"],
            ): (*parts(total.value), total.coverage.numerator, total.coverage.denominator)
            for total in totals
            if total.value is not None
        }

    return keyed_totals


def open_part(shares: list[tuple[Any, Any]], part: int, *, given: bool) -> int | None:
    """The sum of one part of the divided figures; none where there is no such part."""
    return sum(share[part] for share in shares) if given else None


@pytest.fixture(scope="module")
def restated_by_objects(
    rows: Rows, vn: Hierarchy
) -> Callable[[str], Callable[[], dict[tuple[Any, ...], tuple[Any, ...]]]]:
    """What the object restatement makes of the rows, keyed as the frames are."""
    restated = restate(observations_of(rows), vn, onto=NEW_DAY)

    def communes() -> dict[tuple[Any, ...], tuple[Any, ...]]:
        found = {}
        for figure in restated:
            above, below = parts(figure.certain)
            shares = [parts(share.value) for share in figure.undivided]
            sex = dict(figure.breakdown)["sex"]
            key = (figure.unit.code, figure.indicator, str(figure.period), sex)
            is_ratio = below is not None
            open_parts = (
                open_part(shares, 0, given=True),
                open_part(shares, 1, given=is_ratio),
            )
            found[key] = (above, below, *open_parts)
        return found

    def provinces() -> dict[tuple[Any, ...], tuple[Any, ...]]:
        found = {}
        for total in roll_up(restated, vn.at(NEW_DAY), to="province"):
            if total.value is not None:
                above, below = parts(total.value)
                sex = dict(total.breakdown)["sex"]
                key = (total.unit.code, total.indicator, str(total.period), sex)
                found[key] = (above, below, 0, None if below is None else 0)
        return found

    return {"commune": communes, "province": provinces}.__getitem__


@pytest.fixture(params=MAKERS)
def make(request: pytest.FixtureRequest) -> Maker:
    """One engine after the other."""
    return MAKERS[request.param]


@pytest.mark.parametrize("to", ["nation", "province", "district"])
def test_every_engine_agrees_with_the_objects(
    make: Maker,
    to: str,
    rows: Rows,
    tree: Tree,
    by_objects: Callable[[str], dict[tuple[Any, ...], Any]],
) -> None:
    """Totals, units that reported and units expected are the same everywhere."""
    totals = read_back(frames.roll_up(make(rows), tree, to=to))

    expected = by_objects(to)
    assert expected == keyed(totals, "numerator", "denominator", "reported", "expected")


def test_the_kind_of_frame_is_kept(make: Maker, rows: Rows, tree: Tree) -> None:
    """What comes out is what went in, and lazy stays lazy."""
    frame = make(rows)

    assert type(frame) is type(frames.roll_up(frame, tree))


@pytest.mark.parametrize("to", ["commune", "province"])
def test_restatement_agrees_with_the_objects(
    make: Maker,
    to: Literal["commune", "province"],
    rows: Rows,
    vn: Hierarchy,
    restated_by_objects: Callable[[str], Callable[[], dict[tuple[Any, ...], Any]]],
) -> None:
    """What is certain and what is open is the same on frames; provinces have nothing open."""
    expected = restated_by_objects(to)()

    found = frames.restate(make(rows), vn, NEW_DAY, units_on=OLD_DAY, to=to)

    names = ("numerator", "denominator", "numerator_open", "denominator_open")
    assert expected == keyed(read_back(found), *names)


def test_a_day_after_the_data_is_warned_of(rows: Rows, vn: Hierarchy) -> None:
    """What changes later than the day on which the units were looked up is not known."""
    with pytest.warns(UserWarning, match="GP336 .* up to 2026-11-21"):
        frames.restate(pl.DataFrame(rows), vn, "2030-01-01", units_on=OLD_DAY, to="province")


def test_main_successors_take_all(make: Maker, rows: Rows, vn: Hierarchy) -> None:
    """With ``splits="main"`` nothing is open, and the nation's sum stays what it was."""
    found = read_back(frames.restate(make(rows), vn, NEW_DAY, units_on=OLD_DAY, splits="main"))

    assert "numerator_open" not in found[0]
    assert sum(row["numerator"] for row in rows) == sum(row["numerator"] for row in found)


def test_unknown_units_stand_under_null(make: Maker, rows: Rows, tree: Tree) -> None:
    """A code that no unit has is in a row of its own and in the list of problems."""
    strange = {**rows[0], "unit": "99999", "numerator": 7}

    totals = read_back(frames.roll_up(make([*rows, strange]), tree))
    problems = read_back(frames.find_problems(make([*rows, strange]), tree))

    assert [(7, 1, 0)] == [
        (row["numerator"], row["reported"], row["expected"])
        for row in totals
        if row["unit"] is None
    ]
    assert [("99999", 1, 0)] == [(row["unit"], row["rows"], row["known"]) for row in problems]


def test_units_given_twice_are_listed(make: Maker, rows: Rows, tree: Tree) -> None:
    """A copied row would count twice; it is in the list of problems."""
    problems = read_back(frames.find_problems(make([*rows, rows[0]]), tree))

    assert [(rows[0]["unit"], 2, 1)] == [
        (row["unit"], row["rows"], row["known"]) for row in problems
    ]


def test_counts_among_ratios_have_no_total(make: Maker, rows: Rows, tree: Tree) -> None:
    """5 women and 1/4 women are not added to each other: the total is null."""
    first = {**rows[0], "unit": "00001", "numerator": 1, "denominator": 4}
    second = {**rows[0], "unit": "00004", "numerator": 5, "denominator": None}

    totals = read_back(frames.roll_up(make([first, second]), tree))

    assert [(None, None, 2)] == [
        (row["numerator"], row["denominator"], row["reported"]) for row in totals
    ]


def test_zero_child_counts(make: Maker, rows: Rows, tree: Tree) -> None:
    """0/50 and 30/50 are 30/100 in every engine."""
    figures = [("00001", 0), ("00004", 30)]
    given = [{**rows[0], "unit": u, "numerator": n, "denominator": 50} for u, n in figures]

    totals = read_back(frames.roll_up(make(given), tree, to="nation"))

    assert [(30, 100, 2, 10_598)] == [
        (row["numerator"], row["denominator"], row["reported"], row["expected"]) for row in totals
    ]


def test_decimals_stay_exact(tree: Tree) -> None:
    """Decimal columns are summed as decimals."""
    given = pl.DataFrame(
        {
            "unit": ["00001", "00004"],
            "indicator": "cost",
            "period": "2023",
            "measure": "money",
            "numerator": [Decimal("0.1"), Decimal("0.2")],
        }
    )

    assert [Decimal("0.3")] == frames.roll_up(given, tree)["numerator"].to_list()


def test_one_unit_and_own_columns(rows: Rows, tree: Tree) -> None:
    """A unit by its code, a unit column of another name, and series told apart by less."""
    given = to_polars(rows).rename({"unit": "code"})
    by = ["indicator", "period"]
    hanoi = frames.roll_up(given, tree, to="01", unit="code", by=by)

    assert {"01", None} == set(hanoi["code"].to_list())
    assert ["code", *by, "numerator", "denominator", "reported", "expected"] == list(hanoi.columns)


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"numerator": pl.Series([0.5])}, NotExactError, "floats"),
        ({"numerator": pl.Series(["5"])}, InvalidValueError, "not numbers"),
        ({"unit": pl.Series([1])}, InvalidValueError, "leading zeros"),
    ],
)
def test_wrong_types_are_refused(
    change: dict[str, Any], error: type[Exception], words: str, tree: Tree
) -> None:
    """Floats, texts as numbers and numbers as codes are refused before anything is added."""
    good = {"unit": ["00001"], "indicator": ["w"], "period": ["2023"], "numerator": [5]}

    with pytest.raises(error, match=words):
        frames.roll_up(pl.DataFrame(good | change), tree)


def test_missing_columns_and_levels_are_named(vn: Hierarchy, tree: Tree) -> None:
    """The error lists what the frame has; a level without units on that day is refused."""
    good = {"unit": ["001"], "indicator": ["w"], "period": ["2023"], "numerator": [1]}
    for name in good:
        lacking = pl.DataFrame(good).drop(name)
        with pytest.raises(InvalidValueError, match=f"no column '{name}'; it has "):
            frames.roll_up(lacking, tree)
        with pytest.raises(InvalidValueError, match=f"no column '{name}'; it has "):
            frames.find_problems(lacking, tree)
    given = pl.DataFrame(good)
    with pytest.raises(InvalidValueError, match="no units report"):
        frames.roll_up(given, vn.at(NEW_DAY), reporting="district")


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # PySpark 3.5 leaves sockets open
def test_spark_agrees_with_the_objects(
    rows: Rows, tree: Tree, by_objects: Callable[[str], dict[tuple[Any, ...], Any]]
) -> None:
    """A local Spark session gives the same totals and coverage."""
    sql = pytest.importorskip("pyspark.sql")
    builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    try:
        kinds = "unit string, indicator string, period string, sex string"
        schema = f"{kinds}, numerator bigint, denominator bigint"
        given = session.createDataFrame(rows, schema)

        totals = frames.roll_up(given, tree)

        assert type(given) is type(totals)
        assert by_objects("province") == keyed(
            read_back(totals), "numerator", "denominator", "reported", "expected"
        )
    finally:
        session.stop()


@pytest.mark.parametrize("name", ["_target", "expected"])
def test_a_column_that_the_result_has_too(name: str, tree: Tree) -> None:
    """A clash of names is said before an engine stumbles over it; naming the columns avoids it."""
    one = {"unit": ["07243"], "indicator": ["w"], "period": ["2023"], "numerator": [1], name: [2]}
    frame = pl.DataFrame(one)

    with pytest.raises(InvalidValueError, match=name):
        frames.roll_up(frame, tree, to="nation")
    assert 1 == len(frames.roll_up(frame, tree, to="nation", by=["indicator"]))


ONE: dict[str, Any] = {"unit": "01927", "indicator": "w", "period": "2023"}
IMPOSSIBLE: dict[str, list[dict[str, Any]]] = {
    "fewer than nobody": [{"numerator": -6, "denominator": 24}],
    "fewer than nobody, without a whole": [{"numerator": -6}],
    "more women than people": [{"numerator": 600, "denominator": 22}],
    "one woman too many": [{"numerator": 23, "denominator": 22}],
    "women of nobody": [{"numerator": 5, "denominator": 0}],
    "a negative whole": [{"numerator": 0, "denominator": -22}],
    "one bad row among good ones": [
        {"unit": "01918", "numerator": 5, "denominator": 22},
        {"numerator": 30, "denominator": 24},
    ],
    "people in fractions": [{"numerator": Decimal("1.5"), "denominator": Decimal(11)}],
    "a whole in fractions": [{"numerator": Decimal(1), "denominator": Decimal("11.5")}],
    "fractions without a whole": [{"numerator": Decimal("1.5")}],
    "a name for a code": [{"unit": "xã Hoằng Kim", "numerator": 5, "denominator": 24}],
    "a name without marks": [{"unit": "Hanoi", "numerator": 5, "denominator": 24}],
    "a row twice": [{"numerator": 5, "denominator": 24}] * 2,
    "two figures of a unit": [
        {"numerator": 5, "denominator": 24},
        {"numerator": 6, "denominator": 24},
    ],
    "no unit": [{"unit": "01918", "numerator": 5}, {"unit": None, "numerator": 5}],
    "no indicator": [{"unit": "01918", "numerator": 5}, {"indicator": None, "numerator": 5}],
    "no period": [{"unit": "01918", "numerator": 5}, {"period": "", "numerator": 5}],
}
ENGINES: dict[str, Maker] = {
    "polars": pl.DataFrame,
    "polars lazy": lambda given: pl.DataFrame(given).lazy(),
    "pandas of arrow": lambda given: pl.DataFrame(given).to_pandas(
        use_pyarrow_extension_array=True
    ),
    "pyarrow": lambda given: pl.DataFrame(given).to_arrow(),
    "duckdb": lambda given: duckdb.from_arrow(pl.DataFrame(given).to_arrow()),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("given", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_what_cannot_be_is_found_and_refused(
    given: Rows, engine: str, vn: Hierarchy, tree: Tree
) -> None:
    """Frames refuse figures, names and mixed periods in every engine, and list the bad unit."""
    rows = [ONE | row for row in given]
    frame = ENGINES[engine](rows)

    assert [rows[-1]["unit"]] == [
        row["unit"] for row in read_back(frames.find_problems(frame, tree))
    ]
    with pytest.raises(InvalidValueError):
        frames.roll_up(frame, tree)
    with pytest.raises(InvalidValueError):
        frames.restate(frame, vn, NEW_DAY, units_on=OLD_DAY)


def test_both_impossible_rows_are_found(tree: Tree) -> None:
    """-6 women of 24 and 600 women of 22 are two problems, in a plain pandas frame too."""
    one = {"indicator": "w", "period": "2023", "numerator": [-6, 600], "denominator": [24, 22]}
    problems = frames.find_problems(pd.DataFrame({"unit": ["01927", "01918"], **one}), tree)

    assert {("01927", 1), ("01918", 1)} == set(
        zip(problems["unit"], problems["impossible"], strict=True)
    )


def test_floats_are_looked_at_but_not_added(tree: Tree) -> None:
    """Half a woman is found in a column of floats, which no sum is made of."""
    given = pd.DataFrame([ONE | {"numerator": 1.5}, ONE | {"unit": "01918", "numerator": 3.0}])

    assert ["01927"] == frames.find_problems(given, tree)["unit"].tolist()
    with pytest.raises(NotExactError, match="floats"):
        frames.roll_up(given, tree)


def test_a_ratio_may_exceed_its_base(make: Maker, tree: Tree) -> None:
    """112 boys to 100 girls are a ratio, if its definition says so, and no share."""
    given = make([ONE | {"sex": "_T", "numerator": 112, "denominator": 100}])
    births = [Indicator("w", kind="ratio")]

    assert [112] == [
        row["numerator"] for row in read_back(frames.roll_up(given, tree, indicators=births))
    ]
    assert [] == read_back(frames.find_problems(given, tree, indicators=births))
    with pytest.raises(InvalidValueError, match="112/100"):
        frames.roll_up(given, tree, indicators=[Indicator("w", kind="share")])


def test_several_periods_are_not_added(make: Maker, rows: Rows, tree: Tree) -> None:
    """2022 and 2023 are two series, whatever by= says; sexes may be added up by choice."""
    with pytest.raises(InvalidValueError, match="2022, 2023"):
        frames.roll_up(make(rows), tree, by=["indicator", "sex"])
    with pytest.raises(InvalidValueError, match=r"audience, women\.council"):
        frames.roll_up(make(rows), tree, by=["period", "sex"])
    one_year = [row for row in rows if row["period"] == "2023"]
    assert read_back(frames.roll_up(make(one_year), tree, by=["indicator"]))


@settings(max_examples=60, deadline=None)
@drawn(st.lists(st.integers(0, 99), min_size=1, max_size=120))
def test_units_that_stand_twice_are_refused_however_many_there_are(chosen: list[int]) -> None:
    """Of a hundred communes any may be given, in any order, but none twice; totals are theirs."""
    tree = gazetteer().at(OLD_DAY)
    codes = [unit.code for unit in tree.descendants("01", "commune")]
    given = pl.DataFrame([ONE | {"unit": codes[each], "numerator": each} for each in chosen])

    for frame in (given, given.to_pandas(), given.to_arrow()):
        if len(set(chosen)) < len(chosen):
            with pytest.raises(InvalidValueError, match="several rows"):
                frames.roll_up(frame, tree)
        else:
            assert [(sum(chosen), len(chosen))] == [
                (row["numerator"], row["reported"])
                for row in read_back(frames.roll_up(frame, tree))
            ]


@pytest.mark.parametrize("engine", MAKERS)
@pytest.mark.parametrize("times", [2, 4, 64])
def test_a_unit_given_often_is_not_taken_for_others(engine: str, times: int, tree: Tree) -> None:
    """Rows of one unit are no rows of its neighbours, though as many units are due."""
    rows = [ONE | {"sex": "_T", "numerator": 1, "denominator": 2}] * times

    with pytest.raises(InvalidValueError, match="several rows"):
        frames.roll_up(MAKERS[engine](rows), tree)


@pytest.mark.parametrize("kind", [pl.Categorical, pl.Enum(["01927", "15889"])], ids=str)
def test_codes_may_be_categories(kind: Any, tree: Tree) -> None:  # noqa: ANN401 - Polars types
    """Codes of few values take less room as categories; the totals are the same."""
    given = pl.DataFrame([ONE, ONE | {"unit": "15889"}]).with_columns(numerator=pl.lit(3))

    for frame in (given, given.cast({"unit": kind}), given.cast({"unit": kind}).to_pandas()):
        assert [("nation", 6, 2)] == [
            ("nation", row["numerator"], row["reported"])
            for row in read_back(frames.roll_up(frame, tree, to="nation"))
        ]


KINDS = [
    ("count", 1, 2),
    ("flag", 1, 1),
    ("share", 5, None),
    ("rate", 5, None),
    ("count", 5, None),
    ("share", 1, 2),
]


@pytest.mark.parametrize("engine", MAKERS)
@pytest.mark.parametrize(("kind", "numerator", "denominator"), KINDS)
def test_frames_refuse_the_kinds_that_objects_refuse(
    tree: Tree, engine: str, kind: str, numerator: int, denominator: int | None
) -> None:
    """A denominator where things are counted, or none where one is due."""
    indicators = [Indicator("x", kind=kind), Indicator("y", kind="share")]
    shared: dict[str, Any] = {"unit": "15889", "period": "2023", "sex": "_T"}
    rows: Rows = [
        {**shared, "indicator": "x", "numerator": numerator, "denominator": denominator},
        {**shared, "indicator": "y", "numerator": 1, "denominator": 2},
    ]
    frame = MAKERS[engine](rows)

    if roll_up(from_rows(rows).observations, tree, indicators=indicators).issues:
        with pytest.raises(InvalidValueError, match="figures that cannot be, such as 15889"):
            frames.roll_up(frame, tree, indicators=indicators)
    else:
        totals = read_back(frames.roll_up(frame, tree, indicators=indicators))
        assert {"x": numerator, "y": 1} == {
            row["indicator"]: row["numerator"] for row in totals if row["unit"] == "38"
        }
