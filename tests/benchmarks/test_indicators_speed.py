"""What roll-ups cost beside the tools that people would otherwise use.

Run with ``pytest tests/benchmarks/test_indicators_speed.py -m benchmark -s``. No time is asserted,
but both sides must give the same totals. The two sides take turns, and the ratio printed is the
median of the ratios of the turns, so that a busy machine slows both.
"""

import random
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from genderplan import Observation, Period, Ratio, gazetteer
from genderplan.hierarchy import Tree
from genderplan.indicators import Observations, from_rows, restate, roll_up

# ruff: noqa: T201 - a benchmark prints what it measured

pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")
frames = pytest.importorskip("genderplan.frames")

pytestmark = pytest.mark.benchmark
ROUNDS = 9
LEVELS = ("nation", "province", "district")


def compared(name: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """Run both in turns and print the medians and the median ratio."""
    times: list[tuple[float, float]] = []
    ours(), theirs()
    for _ in range(ROUNDS):
        turn = []
        for side in (ours, theirs):
            begun = time.perf_counter()
            side()
            turn.append(time.perf_counter() - begun)
        times.append((turn[0], turn[1]))
    mine, other = (statistics.median(side) * 1e3 for side in zip(*times, strict=True))
    ratio = statistics.median(a / b for a, b in times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n{name:44} {mine:8.1f} ms  {other:8.1f} ms  x {ratio:.2f}  peak {peak:.0f} MiB", end=""
    )


@pytest.fixture(scope="module")
def tree() -> Tree:
    """The units of 31 December 2021."""
    return gazetteer().at("2021-12-31")


def table(tree: Tree, indicators: int, years: int, limit: int | None = None) -> Any:  # noqa: ANN401 - Polars
    """Communes × indicators × years as a Polars frame, generated with a seed."""
    chance = random.Random(2021)  # noqa: S311 - figures, not secrets
    codes = [unit.code for unit in tree.units("commune")]
    series = [(f"i.{i:02}", f"{2012 + y}") for i in range(indicators) for y in range(years)]
    rows = min(limit or len(codes) * len(series), len(codes) * len(series))
    women = [chance.randrange(30) for _ in range(10_007)]
    numerators = [women[i % 10_007] for i in range(rows)]
    return pl.DataFrame(
        {
            "unit": (codes * len(series))[:rows],
            "indicator": [i for i, _ in series for _ in codes][:rows],
            "period": [y for _, y in series for _ in codes][:rows],
            "numerator": numerators,
            "denominator": [n + women[-i % 10_007] for i, n in enumerate(numerators)],
        }
    )


def parents(tree: Tree) -> Any:  # noqa: ANN401 - Polars
    """Which district and province each commune belongs to, as anyone would write it down."""
    communes = tree.units("commune")
    paths = [tree.path(unit) for unit in communes]
    return pl.DataFrame(
        {
            "unit": [unit.code for unit in communes],
            "district": [path[1].code for path in paths],
            "province": [path[0].code for path in paths],
        }
    )


def by_hand_in_polars(rows: Any, beside: Any) -> Any:  # noqa: ANN401 - Polars
    """The same totals and coverage, written by hand, without looking for faults."""
    due = beside.group_by("province").len("expected")
    return (
        rows.lazy()
        .filter(pl.col("numerator").is_not_null())
        .join(beside.lazy().select("unit", "province"), on="unit", how="left")
        .group_by("province", "indicator", "period")
        .agg(
            pl.col("numerator", "denominator").sum(),
            pl.col("numerator").count().alias("reported"),
        )
        .join(due.lazy(), on="province", how="left")
        .collect()
    )


def by_hand_in_pandas(facts: Any, beside: Any) -> Any:  # noqa: ANN401 - pandas
    """The same in pandas."""
    merged = facts[facts["numerator"].notna()].merge(beside, on="unit", how="left")
    totals = merged.groupby(["province", "indicator", "period"], dropna=False, sort=False).agg(
        numerator=("numerator", "sum"),
        denominator=("denominator", "sum"),
        reported=("numerator", "count"),
    )
    due = beside.groupby("province").size().rename("expected")
    return totals.reset_index().merge(due, on="province", how="left")


def by_hand_in_arrow(facts: Any, beside: Any) -> Any:  # noqa: ANN401 - PyArrow
    """The same in PyArrow."""
    due = beside.group_by("province").aggregate([("unit", "count")])
    figures = [("numerator", "sum"), ("denominator", "sum"), ("numerator", "count")]
    joined = facts.filter(facts["numerator"].is_valid()).join(beside, "unit")
    totals = joined.group_by(["province", "indicator", "period"]).aggregate(figures)
    return totals.join(due, "province")


BY_HAND_IN_SQL = """
SELECT province, indicator, period, sum(numerator) AS numerator, sum(denominator) AS denominator,
       count(numerator) AS reported, max(expected) AS expected
FROM facts LEFT JOIN parents USING (unit)
     LEFT JOIN (SELECT province, count(*) AS expected FROM parents GROUP BY province)
     USING (province)
WHERE numerator IS NOT NULL
GROUP BY province, indicator, period
"""


def test_objects_beside_pandas(tree: Tree) -> None:
    """200,000 observations to the nation, and to all levels, beside merge and groupby."""
    rows = table(tree, 20, 1, 200_000)
    period = Period.of_year(2021)
    observations = [
        Observation(indicator=i, unit=u, period=period, value=Ratio(n, d))
        for u, i, _, n, d in rows.iter_rows()
    ]
    facts, beside = rows.to_pandas(), parents(tree).to_pandas()
    series = ["indicator", "period"]

    def pandas_to(*levels: list[str]) -> list[Any]:
        merged = facts.merge(beside, on="unit")
        figures = ["numerator", "denominator"]
        return [merged.groupby(series + level)[figures].sum() for level in levels]

    def ours_to(*levels: str) -> list[Any]:
        return [total.value for total in roll_up(observations, tree, to=levels)]

    totals = pandas_to([])[0].to_numpy().tolist()
    assert totals == [[v.numerator, v.denominator] for v in ours_to("nation")]
    compared("objects 200,000 to nation / pandas", lambda: ours_to("nation"), lambda: pandas_to([]))
    compared(
        "objects 200,000 to all levels / pandas",
        lambda: ours_to(*LEVELS),
        lambda: pandas_to([], ["province"], ["district"]),
    )


def test_columns_beside_pandas(tree: Tree) -> None:
    """200,000 figures from columns and from rows, made and added up, beside pandas doing both."""
    figures = table(tree, 20, 1, 200_000).with_columns(period=pl.lit("2021"))
    columns, rows = figures.to_dict(as_series=False), figures.to_dicts()
    beside = parents(tree).to_pandas()

    def pandas_of(given: Any, *levels: list[str]) -> list[Any]:  # noqa: ANN401 - columns or rows
        merged = pd.DataFrame(given).merge(beside, on="unit")
        groups = (merged.groupby(["indicator", "period", *level]) for level in levels)
        return [group[["numerator", "denominator"]].sum() for group in groups]

    def ours_of(given: Any, *levels: str) -> list[Any]:  # noqa: ANN401 - columns or rows
        is_rows = isinstance(given, list)
        made = from_rows(given).observations if is_rows else Observations.from_columns(**given)
        return [total.value for total in roll_up(made, tree, to=levels)]

    for name, given in (("columns", columns), ("rows", rows)):
        compared(
            f"{name} 200,000 made and to nation / pandas",
            partial(ours_of, given, "nation"),
            partial(pandas_of, given, []),
        )
        compared(
            f"{name} 200,000 made and to all levels / pandas",
            partial(ours_of, given, *LEVELS),
            partial(pandas_of, given, [], ["province"], ["district"]),
        )
    compared(
        "one object each of 200,000 / their columns",
        lambda: list(Observations.from_columns(**columns)),
        lambda: Observations.from_columns(**columns),
    )


def test_restating_beside_a_lookup(tree: Tree) -> None:
    """10,035 figures onto the communes of 2025 beside looking each code up in a dict."""
    communes = [unit.code for unit in tree.units("commune")]
    seen = list(
        Observations.from_columns(
            unit=communes, indicator="i", period="2021", numerator=[1] * len(communes)
        )
    )
    names = {code: code for code in communes}
    compared(
        "restating 10,035 figures / a dict",
        lambda: restate(seen, gazetteer(), "2025-07-01"),
        lambda: [names[each.unit] for each in seen],
    )


@pytest.mark.parametrize("years", [1, 10])
def test_frames_beside_each_engine(tree: Tree, years: int) -> None:
    """10,035 communes × 20 indicators × years to provinces, all faults looked for."""
    rows, beside = table(tree, 20, years), parents(tree)
    facts, parents_in_pandas = rows.to_pandas(), beside.to_pandas()
    in_arrow, parents_in_arrow = rows.to_arrow(), beside.to_arrow()
    connection = duckdb.connect()
    connection.register("rows_in", rows.to_arrow())
    connection.register("parents_in", beside.to_arrow())
    connection.execute("CREATE TABLE facts AS SELECT * FROM rows_in")
    connection.execute("CREATE TABLE parents AS SELECT * FROM parents_in")
    order = ["province", "indicator", "period"]

    mine = frames.roll_up(rows, tree).rename({"unit": "province"}).sort(order)
    hand = by_hand_in_polars(rows, beside).select(mine.columns).sort(order)
    assert mine.rows() == hand.rows()
    compared(
        f"Polars {len(rows):,} rows / by hand",
        lambda: frames.roll_up(rows, tree),
        lambda: by_hand_in_polars(rows, beside),
    )
    compared(
        f"Polars lazy {len(rows):,} rows / by hand",
        lambda: frames.roll_up(rows.lazy(), tree).collect(),
        lambda: by_hand_in_polars(rows, beside),
    )
    compared(
        f"pandas {len(rows):,} rows / by hand",
        lambda: frames.roll_up(facts, tree),
        lambda: by_hand_in_pandas(facts, parents_in_pandas),
    )
    compared(
        f"PyArrow {len(rows):,} rows / by hand",
        lambda: frames.roll_up(in_arrow, tree),
        lambda: by_hand_in_arrow(in_arrow, parents_in_arrow),
    )
    compared(
        f"DuckDB {len(rows):,} rows / by hand",
        lambda: frames.roll_up(connection.table("facts"), tree).fetchall(),
        lambda: connection.sql(BY_HAND_IN_SQL).fetchall(),
    )


@pytest.mark.parametrize("rows", [10_000, 100_000, 1_000_000, 10_000_000])
def test_growth(tree: Tree, rows: int) -> None:
    """How cost grows with the rows, beside Polars by hand."""
    facts, beside = table(tree, 25, 40, rows), parents(tree)
    compared(
        f"Polars {len(facts):,} rows / by hand",
        lambda: frames.roll_up(facts, tree),
        lambda: by_hand_in_polars(facts, beside),
    )
