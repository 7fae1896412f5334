"""Results show themselves: a line at the prompt, a table in a notebook, rows for dataframes."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

import genderplan as gp
from genderplan.targets import compare_methods

NQ28 = gp.strategy("nq28")
RESULTS = gp.results("nq28")
CARD = gp.scorecard(NQ28, RESULTS, on="2025-12-31")
CASCADE = gp.cascade(gp.strategy("ca-mau"), NQ28)
PROGRESS = CARD["nq28.1.1"].progress
REPORT = gp.sample("mong-cai-2023")
PLAN = gp.sample("hoang-kim-plan-2024")
FOUND = gp.Issues([gp.IssueKind("X1", gp.Severity.WARNING, "odd").at("women")])
METHODS = compare_methods(NQ28.measure("4.2"), RESULTS, on="2024-12-31")

SHORT: dict[str, object] = {
    "Strategy(id='nq28', years=2021-2030, measures=23)": NQ28,
    "Measure(id='nq28.2.1', milestones='at least 50% in 2025; about 60% in 2030')": (
        NQ28.measure("2.1")
    ),
    "Scorecard(strategy='nq28', on=2025-12-31, measures=23)": CARD,
    "ScorecardRow(measure='nq28.2.2', figure='25.5% (2024)', status='achieved')": CARD["nq28.2.2"],
    "Cascade(child='ca-mau', parent='nq28', measures=23)": CASCADE,
    "CascadeRow(id='nq28.6.1', verdict='stronger')": CASCADE["nq28.6.1"],
    "Progress(measure='nq28.1.1', on=2025-12-31, status='not assessable')": PROGRESS,
    "Report(unit='thành phố Móng Cái, tỉnh Quảng Ninh', period=2023, results=4, activities=5)": (
        REPORT
    ),
    "Plan(unit='xã Hoàng Kim, huyện Hoàng Hóa, tỉnh Thanh Hóa', period=2024, targets=1, "
    "activities=1)": PLAN,
}


@pytest.mark.parametrize("line", SHORT)
def test_a_result_is_one_short_line_at_the_prompt(line: str) -> None:
    """What it is, which one, and how much is in it."""
    assert line == repr(SHORT[line])


SHOWN: list[tuple[Any, str, str]] = [
    (CARD, "Đánh giá", "Status"),
    (CASCADE, "cao hơn", "stronger"),
    (PROGRESS, "Cơ quan quản lý nhà nước", "State agencies"),
    (REPORT, "Ban Thường vụ Thành ủy", "Standing Committee of the city Party Committee"),
    (FOUND, "cảnh báo", "warning"),
    (PLAN, "ít nhất, vào năm 2024", "at least, in 2024"),
]


@pytest.mark.parametrize(
    ("result", "vietnamese", "english"), SHOWN, ids=lambda each: type(each).__name__
)
def test_a_notebook_shows_a_table_in_vietnamese(
    result: Any,  # noqa: ANN401 - any result
    vietnamese: str,
    english: str,
) -> None:
    """Vietnamese unless English is asked for."""
    assert result.html("vi") == result._repr_html_()
    assert vietnamese in result.html()
    assert english in result.html("en")
    assert english not in result.html()
    assert '<table lang="en">' in result.html("en")


ODD = "<script>alert(1)</script> & Co"
NAMED: dict[str, Callable[[], Any]] = {
    "plan": lambda: attrs.evolve(PLAN, title=ODD),
    "report": lambda: attrs.evolve(
        REPORT, results=(attrs.evolve(REPORT.results[0], name=ODD), *REPORT.results[1:])
    ),
    "progress": lambda: gp.assess(attrs.evolve(NQ28.measures[0], name_vi=ODD), []),
    "findings": lambda: gp.Issues([gp.IssueKind("X1", gp.Severity.NOTE, ODD).at()]),
    "cascade": lambda: gp.cascade(attrs.evolve(NQ28, id="x", name_vi=ODD), NQ28),
}


@pytest.mark.parametrize("kind", NAMED)
def test_nothing_of_a_name_is_run_as_html(kind: str) -> None:
    """Names are escaped, wherever they stand."""
    html = NAMED[kind]()._repr_html_()

    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in html


ROWS = [
    (CARD, 29, {"measure": "nq28.1.1", "name_vi": NQ28.measures[0].name_vi, "series": ""}),
    (PROGRESS, 7, {"measure": "nq28.1.1", "status": "not assessable", "value": None}),
    (CASCADE, 23, {"measure": "nq28.1.1", "verdict": "missing", "child": "ca-mau"}),
    (FOUND, 1, {"code": "X1", "severity": "warning", "place": "women", "finding": "odd"}),
    (METHODS, 4, {"measure": "nq28.4.2", "method": "linear", "status": "acceleration needed"}),
    (
        REPORT,
        17,
        {
            "period": "2023",
            "unit": "194",
            "table": "results",
            "code": "women.party_standing_committee.district",
            "column": "share",
            "numerator": 2,
            "denominator": 11,
            "value": None,
        },
    ),
    (
        PLAN,
        1,
        {"table": "targets", "code": "nq28.2.1", "column": ">= 2024", "value": 60},
    ),
]


@pytest.mark.parametrize(("result", "count", "first"), ROWS, ids=lambda each: type(each).__name__)
def test_rows_have_codes_and_names(
    result: Any,  # noqa: ANN401 - any result
    count: int,
    first: dict[str, object],
) -> None:
    """Every row has the same columns, so that a dataframe takes them."""
    rows = result.to_rows()

    assert first == {key: rows[0][key] for key in first}
    assert count == len(rows)
    assert {tuple(row) for row in rows} == {tuple(rows[0])}


def test_a_head_count_of_a_report_keeps_women_men_and_the_bound() -> None:
    """Women and men stand beside the whole, and "hơn 200" stays more than 200."""
    report = gp.Report(
        title="r",
        unit="xã Một",
        period=gp.Period.of_year(2024),
        events=(
            gp.plans.EventRow(
                name="Tọa đàm",
                sessions=gp.Count(1),
                participants=gp.BySex(women=62, total=gp.Count(200, "more_than")),
            ),
        ),
    )
    sessions, people = report.to_rows()

    assert ("sessions", 1, "exact") == (sessions["column"], sessions["value"], sessions["bound"])
    assert (200, "more_than", 62, None) == (
        people["value"],
        people["bound"],
        people["women"],
        people["men"],
    )
    assert "hơn 200 (62 nữ)" in report.html()
