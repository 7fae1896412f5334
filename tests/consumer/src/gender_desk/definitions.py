"""What the desk has of its own: the province's strategy, an indicator, and a check."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from typing import Final

import genderplan as gp
from genderplan.issues import BilingualText

WOMEN_IN_COUNCILS: Final = "th.women_in_councils"
"""The province's measure: women among the members of the communes' People's Councils."""

TALKS: Final = gp.Indicator(
    "th.talks",
    kind=gp.IndicatorKind.COUNT,
    name="Talks on gender equality",
    name_vi="Số cuộc nói chuyện chuyên đề về bình đẳng giới",
)
"""An indicator without a target: it is added up, and held against nothing."""


@cache
def provincial_strategy() -> gp.Strategy:
    """The targets of Thanh Hóa, on top of the national strategy."""
    with as_file(files("gender_desk") / "thanh-hoa.toml") as path:
        held: object = gp.load(path)
    if not isinstance(held, gp.Strategy):
        raise TypeError(f"thanh-hoa.toml holds a {type(held).__name__}")
    return held


COUNCIL_MISSING: Final = gp.IssueKind(
    "TH001",
    gp.Severity.WARNING,
    BilingualText(
        "{unit} reports no figure for women in the People's Council",
        vi="{unit} chưa báo cáo số liệu nữ đại biểu Hội đồng nhân dân",
    ),
    BilingualText(
        "Add a result with the indicator {indicator}.",
        vi="Bổ sung kết quả có mã chỉ tiêu {indicator}.",
    ),
)
"""The finding that a report says nothing of the council."""


def council_is_reported(report: gp.Report, context: gp.Context) -> Iterator[gp.Issue]:
    """The province asks every commune for the women in its council."""
    if any(result.indicator == WOMEN_IN_COUNCILS for result in report.results):
        return
    unit = context.hierarchy.find(report.unit, on=report.period.end)
    yield COUNCIL_MISSING.at(
        "results", unit=unit.full_name(report.period.end), indicator=WOMEN_IN_COUNCILS
    )


def findings(report: gp.Report) -> gp.Issues:
    """What genderplan and the desk find in *report*."""
    return gp.validate(report, [council_is_reported])


UNIT_UNKNOWN: Final = gp.IssueKind(
    "TH002",
    gp.Severity.ERROR,
    BilingualText(
        "the report cannot be filed under its unit: {reason}",
        vi="không xác định được đơn vị báo cáo: {reason}",
    ),
)
"""The finding that the unit of a report is unknown, or one of several of that name."""

NOT_UTF8: Final = gp.IssueKind(
    "TH003",
    gp.Severity.ERROR,
    BilingualText("the body is not text in UTF-8", vi="nội dung gửi lên không phải văn bản UTF-8"),
)
"""The finding that the bytes of a request are no text."""
