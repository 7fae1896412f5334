"""What the desk prints for the leaders of the province, in the language they ask for."""

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy.orm import Session

import genderplan as gp
from gender_desk.definitions import WOMEN_IN_COUNCILS, findings, provincial_strategy
from gender_desk.store import observations, stored_reports
from gender_desk.totals import against_the_nation, progress, provincial_totals

WORDS: Final[Mapping[gp.Language, Mapping[str, str]]] = {
    "vi": {
        "totals": "TỔNG HỢP CỦA TỈNH THANH HÓA",
        "progress": "TIẾN ĐỘ",
        "nation": "SO VỚI MỤC TIÊU QUỐC GIA",
        "findings": "CẦN XEM LẠI",
        "none": "chưa có số liệu",
        "coverage": "có số liệu của {reported}/{due} xã, phường",
    },
    "en": {
        "totals": "TOTALS OF THANH HÓA PROVINCE",
        "progress": "PROGRESS",
        "nation": "AGAINST THE NATIONAL TARGETS",
        "findings": "TO BE LOOKED AT",
        "none": "no figure",
        "coverage": "figures from {reported} of {due} communes",
    },
}
"""The desk's own words; genderplan brings its sentences in both languages."""


def summary(session: Session, on: str, language: gp.Language = "vi") -> str:
    """Totals, progress, comparison with the nation, and findings, line by line."""
    return "\n".join(_lines(session, on, language))


def _lines(session: Session, on: str, language: gp.Language) -> Iterator[str]:
    words = WORDS[language]
    measure = provincial_strategy().measure(WOMEN_IN_COUNCILS)
    totals = provincial_totals(observations(session))
    yield f"{words['totals']}, {gp.format_date(on, locale=language)}"
    for total in totals:
        period = total.period.text(language)
        yield f"- {measure.label(language)}, {period}: {_told(total, language)}"
    yield words["progress"]
    yield progress(totals, on).explain(language)
    yield words["nation"]
    for row in against_the_nation():
        if row.verdict is not gp.CascadeVerdict.MISSING:
            yield f"- {row.explain(language)}"
    yield words["findings"]
    for stored in stored_reports(session):
        for issue in findings(stored.report):
            yield f"- {stored.report.unit}: {issue.text(language)}"


def _told(total: gp.Aggregate, language: gp.Language) -> str:
    words = WORDS[language]
    if not isinstance(total.value, gp.Ratio):
        return words["none"]
    reported, due = total.coverage.numerator, total.coverage.denominator
    share = gp.format_ratio(total.value, locale=language)
    return f"{share}; {words['coverage'].format(reported=reported, due=due)}"
