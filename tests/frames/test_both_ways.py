"""Objects and frames say the same of rows with faults: what one tells, the other refuses."""

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan import gazetteer
from genderplan.errors import InvalidValueError
from genderplan.indicators import Indicator, from_rows, restate, roll_up
from genderplan.quantities import Ratio

pytest.importorskip("narwhals")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")

from genderplan import frames  # noqa: E402 - after the check that the extra is there

VN = gazetteer()
TREE = VN.at("2023-12-31")
COMMUNES = [unit.code for unit in TREE.descendants("001", "commune")][:4]
Rows = list[dict[str, Any]]
GAPS = {"None": None, "empty": "", "NaN": float("nan"), "NaT": pd.NaT, "NA": pd.NA}

rows_with_faults = st.lists(
    st.builds(
        lambda unit, indicator, period, numerator, denominator: {
            "unit": unit,
            "indicator": indicator,
            "period": period,
            "numerator": numerator,
            "denominator": denominator,
        },
        st.sampled_from([*COMMUNES, *COMMUNES, "99999", "xã Một", "", None]),
        st.sampled_from(["share", "ratio", "free", "free", None]),
        st.sampled_from(["2022", "2023", "2023", ""]),
        st.sampled_from([0, 5, 9, 9, 12, -1]),
        st.sampled_from([9, 10, 12, 0]),
    ),
    min_size=1,
    max_size=4,
)
DEFINED = [Indicator("share", kind="share"), Indicator("ratio", kind="ratio")]


def by_objects(rows: Rows) -> tuple[set[str], set[tuple[Any, ...]]]:
    """The codes of what is told of the rows, and the totals."""
    read = from_rows(rows)
    totals = roll_up(read.observations, TREE, to="01", indicators=DEFINED, reporting="commune")
    return {*read.issues.codes, *totals.issues.codes}, {
        (t.indicator, str(t.period), *parts, t.coverage.numerator, t.coverage.denominator)
        for t in totals
        if isinstance(t.value, Ratio)
        for parts in [(t.value.numerator, t.value.denominator)]
    }


def by_frames(frame: Any) -> set[tuple[Any, ...]] | None:  # noqa: ANN401 - any engine
    """The totals of a frame; None where it is refused."""
    try:
        totals = frames.roll_up(frame, TREE, to="01", indicators=DEFINED)
    except InvalidValueError:
        return None
    totals = totals.collect() if isinstance(totals, pl.LazyFrame) else totals
    totals = totals.to_pandas() if hasattr(totals, "to_pandas") else totals
    rows = totals.to_dict("records")
    return {tuple(row.values())[1:] for row in rows if row["unit"] == "01"}


@settings(max_examples=50, deadline=None)
@given(rows_with_faults)
def test_what_objects_tell_frames_refuse_and_the_rest_is_equal(rows: Rows) -> None:
    """Only a code that no unit has is told by the one and kept apart by the other, if once."""
    told, totals = by_objects(rows)
    frame = pl.DataFrame(rows)
    made = [frame, frame.lazy(), pd.DataFrame(rows), frame.to_arrow()]
    found = [by_frames(frame) for frame in made]

    lost = [(r["indicator"], r["period"]) for r in rows if r["unit"] == "99999"]
    is_name = "xã Một" in {row["unit"] for row in rows}
    if told - {"GP311"} or is_name or len(set(lost)) < len(lost):
        assert [None] * 4 == found
    else:
        assert [totals] * 4 == found


ROW: dict[str, Any] = {
    "unit": COMMUNES[0],
    "indicator": "w",
    "period": "2023",
    "numerator": 5,
    "denominator": 9,
}


@pytest.mark.parametrize("gap", GAPS.values(), ids=GAPS)
@pytest.mark.parametrize("column", ["unit", "indicator", "period"])
def test_an_empty_cell_is_no_code(column: str, gap: Any) -> None:  # noqa: ANN401 - what pandas has
    """NaN, NaT and pandas.NA make no unit "nan": a finding of the row, an error of the frame."""
    rows = [{**ROW, "unit": COMMUNES[1]}, ROW | {column: gap}]
    read = from_rows(rows)

    assert ([COMMUNES[1]], ("GP361",)) == ([o.unit for o in read.observations], read.issues.codes)
    for missing in (pd.DataFrame(rows), pd.DataFrame(rows).astype({column: object})):
        with pytest.raises(InvalidValueError, match=r"in 1 of .* empty|leading zeros"):
            frames.roll_up(missing, TREE)


@pytest.mark.parametrize("gap", GAPS.values(), ids=GAPS)
def test_an_empty_cell_is_no_breakdown_and_no_figure(gap: Any) -> None:  # noqa: ANN401 - what pandas has
    """What is not broken down has no cell; what has no figure is told."""
    read = from_rows([ROW | {"sex": gap, "source": gap, "received": gap}])
    bare = from_rows([ROW | {"numerator": gap}])

    assert [((), "", None)] == [(o.breakdown, o.source, o.received) for o in read.observations]
    assert ("GP362",) == bare.issues.codes


def test_rows_of_a_resolved_pandas_frame_make_no_phantom() -> None:
    """A name that was not found is no unit: a finding of its row, an error of the frame."""
    names = ["phường Phúc Xá", "phường Không Có"]
    given = pd.DataFrame({"name": names, **ROW, "numerator": [5, 6]}).drop(columns="unit")
    found = frames.resolve(given, district="quận Ba Đình", province="Hà Nội", on="2023-12-31")
    plain = ["unit", "indicator", "period", "numerator", "denominator"]
    read = from_rows(found[plain].to_dict("records"))

    assert [("GP361", "rows[1].unit")] == [(each.code, each.path) for each in read.issues]
    with pytest.raises(InvalidValueError, match=r"frames\.resolve says why"):
        frames.roll_up(found, TREE)


@pytest.mark.parametrize("code", [1, 244, 244.0])
def test_codes_that_are_numbers_are_refused_alike(code: float) -> None:
    """244 was 00244 once: rows and frames say that its zeros are lost."""
    rows = [ROW | {"unit": code}, {**ROW, "unit": COMMUNES[1]}]
    (issue,) = from_rows(rows).issues

    assert ("GP361", "rows[0].unit") == (issue.code, issue.path)
    assert "leading zeros" in issue.message
    for frame in (pd.DataFrame(rows), pd.DataFrame(rows[:1]), pl.DataFrame(rows[:1])):
        with pytest.raises(InvalidValueError, match="leading zeros"):
            frames.roll_up(frame, TREE)


def test_floats_in_rows_are_told_as_in_frames() -> None:
    """6.0 is a number; what is wrong is that it is a float, and pandas has a type for it."""
    rows = pd.DataFrame([ROW, ROW | {"unit": COMMUNES[1], "numerator": None}]).to_dict("records")
    float_row, empty_row = from_rows(rows).issues

    assert "numerator is the float 5.0" in float_row.message
    assert "in pandas to 'Int64'" in float_row.message
    assert ("GP361", "GP362") == (float_row.code, empty_row.code)


def test_shares_above_the_whole_are_in_no_total() -> None:
    """10 women of 9 are no share, on old units and on new; 112 boys to 100 girls are a ratio."""
    read = from_rows([ROW | {"numerator": 10}, {**ROW, "unit": COMMUNES[1]}]).observations
    for kind, codes, whole in (
        ("share", ("GP301",), Ratio(5, 9)),
        ("ratio", (), Ratio(15, 18)),
    ):
        definitions = [Indicator("w", kind=kind)]
        totals = roll_up(read, TREE, to="01", indicators=definitions)
        restated = restate(read, VN, "2024-12-31", indicators=definitions)

        assert (codes, [whole]) == (totals.issues.codes, [total.value for total in totals])
        assert codes == restated.issues.codes
    assert ("GP318",) == roll_up(read, TREE, to="01").issues.codes


def test_duckdb_needs_no_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Relations are asked directly: neither PyArrow, pandas nor Polars is needed for them."""
    duckdb = pytest.importorskip("duckdb")
    for name in ("pyarrow", "pandas", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
    values = f"('{COMMUNES[0]}', 'w', '2023', 5, 9), ('{COMMUNES[1]}', 'w', '2023', 4, 9)"
    names = "unit, indicator, period, numerator, denominator"
    connection = duckdb.connect()  # older versions close it with its last name
    given = connection.sql(f"SELECT * FROM (VALUES {values}) AS t({names})")  # noqa: S608
    named = given.select("'phường Trúc Bạch, quận Ba Đình, Hà Nội' AS name, numerator")
    totals = frames.roll_up(given, TREE, to="01").select("numerator, denominator, reported")

    assert [(9, 18, 2)] == totals.fetchall()
    assert [] == frames.find_problems(given, TREE).fetchall()
    assert [COMMUNES[1]] * 2 == [
        code for (code,) in frames.resolve(named, on="2023-12-31").select("unit").fetchall()
    ]
    with pytest.raises(InvalidValueError, match="several rows"):
        frames.roll_up(given.union(given), TREE, to="01")
