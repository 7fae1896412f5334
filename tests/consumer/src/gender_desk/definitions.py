"""What the desk has of its own: an indicator, the province's strategy, and a check."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from typing import Final

import genderplan as gp
from genderplan.indicators import Direction, PlaceRule, TimeRule

WOMEN_IN_COUNCILS: Final = gp.Indicator(
    "th.women_in_councils",
    kind=gp.IndicatorKind.SHARE,
    name="Women among members of People's Councils",
    name_vi="Tỷ lệ nữ đại biểu Hội đồng nhân dân",
    factor=100,
    unit="%",
    direction=Direction.UP,
    place_rule=PlaceRule.RATIO_OF_SUMS,
    time_rule=TimeRule.LAST,
    numerator="women in the council",
    denominator="members of the council",
)
"""The share of women among the members of the communes' People's Councils."""

COUNCIL_MISSING: Final = gp.IssueKind(
    "TH001",
    gp.Severity.WARNING,
    gp.BilingualText(
        "{unit} reports no figure for women in the People's Council",
        vi="{unit} chưa báo cáo số liệu nữ đại biểu Hội đồng nhân dân",
    ),
    gp.BilingualText(
        "Add a result with the indicator {code}.",
        vi="Bổ sung kết quả có mã chỉ tiêu {code}.",
    ),
)
"""A report says nothing of the council."""


def provincial_strategy() -> gp.Strategy:
    """The targets of Thanh Hóa, on top of the national strategy."""
    with as_file(files("gender_desk") / "thanh-hoa.toml") as path:
        held = gp.load(path)
    if not isinstance(held, gp.Strategy):
        raise TypeError(f"thanh-hoa.toml holds a {type(held).__name__}")
    return held


def council_is_reported(report: gp.Report, context: gp.Context) -> Iterator[gp.Issue]:
    """The province asks every commune for the women in its council."""
    if any(result.indicator == WOMEN_IN_COUNCILS.code for result in report.results):
        return
    unit = context.hierarchy.find(report.unit, on=report.period.end)
    name = unit.full_name(report.period.end)
    yield COUNCIL_MISSING.at("results", unit=name, code=WOMEN_IN_COUNCILS.code)


def findings(report: gp.Report) -> gp.Issues:
    """What genderplan and the desk find in *report*."""
    return gp.validate(report, [council_is_reported])
