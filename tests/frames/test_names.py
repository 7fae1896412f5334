"""Names in frames: into codes, and never a series of their own."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan import gazetteer
from genderplan.errors import InvalidValueError
from genderplan.indicators import from_rows, restate, roll_up
from genderplan.quantities import Count, Ratio

pytest.importorskip("narwhals")
pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")

from genderplan import frames  # noqa: E402 - after the check that the extra is there

VN = gazetteer()
TREE = VN.at("2025-07-01")
OLD = VN.at("2023-12-31")
COMMUNES = [unit.code for unit in TREE.descendants("38", "commune")]
GIVEN = {
    "name": [
        "xã Hoằng Phú",
        "UBND xã Trung Sơn",
        "Hoang Phu",
        "xã Hoàng Phú",
        None,
        "xã Hoằng Phú",
    ],
    "women": [1, 2, 3, 4, 5, 6],
}
MAKERS: dict[str, Callable[[Any], Any]] = {
    "polars": pl.DataFrame,
    "polars lazy": pl.LazyFrame,
    "pandas": pd.DataFrame,
    "pyarrow": lambda columns: pl.DataFrame(columns).to_arrow(),
    "duckdb": lambda columns: duckdb.from_arrow(pl.DataFrame(columns).to_arrow()),
}


def read_back(frame: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any engine
    """The rows of any frame."""
    if isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.pl()
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    made: Any = frame if isinstance(frame, pl.DataFrame) else pl.DataFrame(frame)
    rows: list[dict[str, Any]] = made.to_dicts()
    return rows


@pytest.mark.parametrize("maker", MAKERS)
def test_names_become_codes(maker: str) -> None:
    """Each row has its code, or says why not; a nearest guess is no code, and no row is doubled."""
    frame = MAKERS[maker](GIVEN)
    found = read_back(frames.resolve(frame, province="tỉnh Thanh Hóa", on="2025-07-01"))
    rows = sorted(found, key=lambda row: row["women"])

    assert ["15889", "14875", "15889", None, None, "15889"] == [row["unit"] for row in rows]
    assert [1.0, 1.0, 0.9, 0.8, 0.0, 1.0] == [row["score"] for row in rows]
    assert "xã Hoằng Phú, tỉnh Thanh Hóa" == rows[0]["unit_name"]
    assert "xã Hoằng Phú" in rows[3]["problem"]
    assert [None, None, None, None] == [rows[place]["problem"] for place in (0, 1, 2, 5)]
    assert (None, None) == (rows[3]["unit_name"], rows[4]["unit_name"])


def test_the_province_in_a_column() -> None:
    """A name that several provinces have is told apart by the column of the province."""
    frame = pl.DataFrame({"xã": ["Tân Thành", "Tân Thành"], "tỉnh": ["Thanh Hóa", "Cà Mau"]})
    told = frames.resolve(frame, name="xã", province="tỉnh", on="2025-07-01", unit="mã")
    alone = frames.resolve(frame, name="xã", on="2025-07-01", language="en")

    assert ["38", "96"] == [TREE.path(code)[0].code for code in told["mã"]]
    assert [None, None] == alone["unit"].to_list()
    assert "names" in alone["problem"][0]


def test_the_day_decides() -> None:
    """A commune of 2023 is found on its day, and not among those of today."""
    frame = pl.DataFrame({"name": ["xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa"]})

    assert ["15889"] == frames.resolve(frame, on="2023-12-31")["unit"].to_list()
    assert [None] == frames.resolve(frame, on="2025-07-01")["unit"].to_list()


@pytest.mark.parametrize(
    ("columns", "path"), [({"names": ["x"]}, "frame"), ({"name": ["x"], "unit": ["1"]}, "frame")]
)
def test_columns_that_do_not_fit(columns: dict[str, list[str]], path: str) -> None:
    """A column of names that is not there, and one of codes that is, are refused."""
    with pytest.raises(InvalidValueError) as caught:
        frames.resolve(pl.DataFrame(columns), on="2025-07-01")

    assert path == caught.value.path


@pytest.mark.parametrize("maker", MAKERS)
def test_a_column_of_names_makes_no_series(maker: str) -> None:
    """What the unit or its province is called does not multiply rows; a breakdown does."""
    old = OLD.descendants("38", "commune")
    frame = MAKERS[maker](
        {
            "unit": [unit.code for unit in old],
            "indicator": ["clubs"] * len(old),
            "period": ["2023"] * len(old),
            "numerator": [1] * len(old),
            "xã": [unit.name for unit in old],
            "tỉnh": ["tỉnh Thanh Hóa"] * len(old),
            "age": [("16-30", "31+")[place % 2] for place in range(len(old))],
        }
    )
    rows = read_back(frames.restate(frame, VN, "2025-07-01", units_on="2023-12-31", to="province"))

    assert 2 == len(rows)
    assert {"unit", "indicator", "period", "age"} < set(rows[0])
    assert not {"xã", "tỉnh"} & set(rows[0])
    assert len(old) == sum(row["numerator"] for row in rows)


def test_resolved_frames_are_rolled_up() -> None:
    """The columns that resolve adds are no series either."""
    given = pl.DataFrame(
        {
            "name": ["Hoằng Phú", "Hoằng Giang"],
            "indicator": "clubs",
            "period": "2025",
            "numerator": [3, 4],
        }
    )
    found = frames.resolve(given, province="tỉnh Thanh Hóa", on="2025-07-01")
    totals = frames.roll_up(found, TREE, to="38")

    assert [("38", "clubs", "2025", 7, 2, len(COMMUNES))] == totals.rows()


@pytest.mark.parametrize("maker", MAKERS)
def test_several_levels_at_once(maker: str) -> None:
    """Districts, provinces and the nation in one frame, as roll_up of objects gives them."""
    codes = [unit.code for unit in OLD.descendants("38", "commune")][:40]
    columns: dict[str, Any] = {"unit": codes, "indicator": ["i"] * 40, "period": ["2023"] * 40}
    columns["numerator"] = list(range(40))
    rows = read_back(frames.roll_up(MAKERS[maker](columns), OLD, to=("nation", "38", "district")))
    objects = roll_up(
        from_rows(pl.DataFrame(columns).to_dicts()).observations,
        OLD,
        to=("nation", "38", "district"),
    )

    assert {
        (total.unit.code, total.value.value, total.coverage.numerator, total.coverage.denominator)
        for total in objects
        if isinstance(total.value, Count)
    } == {(row["unit"], row["numerator"], row["reported"], row["expected"]) for row in rows}


figures = st.lists(
    st.tuples(
        st.sampled_from([unit.code for unit in OLD.descendants("001", "commune")]),
        st.sampled_from(["women", "party"]),
        st.sampled_from(["2022", "2023"]),
        st.integers(0, 50),
        st.integers(50, 99),
    ),
    min_size=1,
    max_size=20,
    unique_by=lambda row: row[:3],
)


@settings(max_examples=8, deadline=None)
@given(figures)
def test_frames_and_objects_give_the_same(given_rows: list[tuple[Any, ...]]) -> None:
    """Values, coverage and what is certain of restated figures are equal in both."""
    names = ("unit", "indicator", "period", "numerator", "denominator")
    rows = [dict(zip(names, row, strict=True)) for row in given_rows]
    frame, seen = pl.DataFrame(rows), from_rows(rows).observations
    totals = roll_up(seen, OLD, to=("district", "province"))
    restated = roll_up(restate(seen, VN, "2025-07-01"), TREE, to="province")

    assert {
        (t.unit.code, t.indicator, str(t.period), t.value.numerator, t.coverage.numerator)
        for t in totals
        if isinstance(t.value, Ratio)
    } == {
        (row["unit"], row["indicator"], row["period"], row["numerator"], row["reported"])
        for row in frames.roll_up(frame, OLD, to=("district", "province")).to_dicts()
    }
    assert {
        (t.unit.code, t.indicator, str(t.period), t.low.numerator, t.coverage.denominator)
        for t in restated
        if isinstance(t.low, Ratio)
    } == {
        (row["unit"], row["indicator"], row["period"], row["numerator"], row["expected"])
        for row in frames.restate(
            frame, VN, "2025-07-01", units_on="2023-12-31", to="province"
        ).to_dicts()
    }


NAMED_TWICE = [
    ("xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa", "", "tỉnh Thanh Hóa", "15889"),
    ("Hoằng Kim, Thanh Hóa", "", "tỉnh Thanh Hóa", "15889"),
    ("xã Hoằng Kim, huyện Hoằng Hóa, Thanh Hóa", "huyện Hoằng Hóa", "tỉnh Thanh Hóa", "15889"),
    ("xã Hoằng Kim, tỉnh Thanh Hóa", "huyện Hoằng Hóa", "tỉnh Thanh Hóa", "15889"),
    ("phường Bến Nghé, Quận 1, TP. Hồ Chí Minh", "", "thành phố Hồ Chí Minh", "26740"),
    ("phường Ba Đình, Thanh Hóa", "", "tỉnh Thanh Hóa", "14776"),  # the city of that name
    ("xã Hoằng Kim, tỉnh Nghệ An", "", "tỉnh Thanh Hóa", None),
]


@pytest.mark.parametrize(("name", "district", "province", "code"), NAMED_TWICE)
def test_a_unit_above_that_the_cell_has_already_counts_once(
    name: str, district: str, province: str, code: str | None
) -> None:
    """As two lists are joined that both have the province; another province is no repetition."""
    given = pl.DataFrame({"name": [name]})

    found = frames.resolve(given, district=district, province=province, on=OLD.date)

    assert [code] == found["unit"].to_list()
    assert code is None or found["score"].to_list() == [1.0]
