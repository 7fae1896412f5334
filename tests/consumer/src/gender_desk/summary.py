"""What the desk prints for the leaders of the province, in Vietnamese."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

import genderplan as gp
from gender_desk.definitions import WOMEN_IN_COUNCILS, findings
from gender_desk.store import observations, stored_reports
from gender_desk.totals import against_the_nation, progress, provincial_totals


def summary(session: Session, on: str) -> str:
    """Totals, progress, comparison with the nation, and findings, line by line."""
    return "\n".join(_lines(session, on))


def _lines(session: Session, on: str) -> Iterator[str]:
    totals = provincial_totals(observations(session))
    yield f"TỔNG HỢP CỦA TỈNH THANH HÓA, {gp.format_date(on)}"
    for total in totals:
        yield f"- {WOMEN_IN_COUNCILS.label('vi')}, {total.period.text('vi')}: {_told(total)}"
    yield "TIẾN ĐỘ"
    yield progress(totals, on).explain("vi")
    yield "SO VỚI MỤC TIÊU QUỐC GIA"
    for row in against_the_nation():
        if row.verdict is not gp.CascadeVerdict.MISSING:
            yield f"- {row.explain('vi')}"
    yield "CẦN XEM LẠI"
    for stored in stored_reports(session):
        for issue in findings(stored.report):
            yield f"- {stored.report.unit}: {issue.text('vi')}"


def _told(total: gp.Aggregate) -> str:
    if not isinstance(total.value, gp.Ratio):
        return "chưa có số liệu"
    reported, due = total.coverage.numerator, total.coverage.denominator
    return f"{gp.format_ratio(total.value)}; có số liệu của {reported}/{due} xã, phường"
