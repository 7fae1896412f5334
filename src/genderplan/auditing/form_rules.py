"""Rules about form: headings in order, dates and figures as official papers write them.

Decided: what is merely written otherwise than the rules want is a note; a decimal point is a
warning, because 1.234 is read as a thousand. Only these corrections are safe: they change no fact.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from genderplan._messages import mark
from genderplan.auditing.contexts import AuditContext
from genderplan.extraction import MentionKind
from genderplan.formatting import format_date
from genderplan.issues import Issue, IssueKind, Severity

__all__ = ["FORM_RULES", "SAFE_CODES"]

NUMBERING_JUMPS: Final = IssueKind(
    "GP631",
    Severity.WARNING,
    mark("the numbering goes from {before} to {number}"),
    mark("Number the headings anew, or put back what is missing."),
)
DATE_FORM: Final = IssueKind(
    "GP641",
    Severity.NOTE,
    mark("the date is written {written}; official papers write {right}"),
    mark("A zero stands before days below 10 and before the months 1 and 2 only."),
)
DECIMAL_POINT: Final = IssueKind(
    "GP642",
    Severity.WARNING,
    mark("{written} has a decimal point; Vietnamese papers write {right}"),
    mark("A comma comes before decimals, a dot parts thousands."),
)
COMMA_THOUSANDS: Final = IssueKind(
    "GP643",
    Severity.WARNING,
    mark("{written} has commas between thousands; Vietnamese papers write {right}"),
    mark("A dot parts thousands, a comma comes before decimals."),
)
MIXED_SEPARATORS: Final = IssueKind(
    "GP644",
    Severity.NOTE,
    mark("decimals are written with a point {points} times and with a comma {commas} times"),
    mark("Use one form throughout: the comma."),
)
SAFE_CODES: Final = frozenset({"GP107", "GP641", "GP642", "GP643"})

_HEADING: Final = re.compile(
    r"^[ \t*#]{0,8}(?:(?P<roman>[IVX]{1,5})|(?P<letter>[A-HĐ])"
    r"|(?P<number>[0-9]{1,2}))(?P<mark>[.)])[ \t]{0,3}(?=[^\W\d_“\"])",
    re.MULTILINE,
)
_ROMANS: Final = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
)


def headings_are_numbered_in_order(context: AuditContext) -> Iterator[Issue]:
    """Each numbered heading follows the one before it."""
    last = {"roman": 0, "number": 0}
    for found in _HEADING.finditer(context.text):
        kind = found.lastgroup and next(
            name for name in ("roman", "letter", "number") if found[name] is not None
        )
        if kind == "letter":
            last["number"] = 0
            continue
        number = _value(found)
        if kind is None or number is None:
            continue
        before = last[kind]
        if number > before + 1 and before > 0:
            shown = found[kind]
            earlier = _ROMANS[before - 1] if kind == "roman" else str(before)
            yield NUMBERING_JUMPS.at(span=found.span(kind), before=earlier, number=shown)
        last[kind] = number
        if kind == "roman":
            last["number"] = 0


def _value(found: re.Match[str]) -> int | None:
    if found["number"] is not None:
        return int(found["number"])
    return _ROMANS.index(found["roman"]) + 1 if found["roman"] in _ROMANS else None


_SLASHED: Final = re.compile(r"(?P<lead>.*?)(?P<date>[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})", re.DOTALL)
_WRITTEN_OUT: Final = re.compile(r"ngày [0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}")
_WEB_STAMP: Final = re.compile(
    r"(?:thứ\s\w+|chủ\snhật|cập\snhật[^\n]{0,20}|đăng[^\n]{0,12})\s?[,-]\s?\Z", re.IGNORECASE
)


def dates_have_the_official_form(context: AuditContext) -> Iterator[Issue]:
    """Whole dates are padded as the decree wants: "05/3/2021", "ngày 05 tháng 3 năm 2021"."""
    for mention in context.by_kind[MentionKind.DATE]:
        if not isinstance(mention.value, dt.date):
            continue
        start, written, right = mention.start, mention.text, ""
        slashed = _SLASHED.fullmatch(mention.text)
        if slashed:
            start, written = mention.start + slashed.start("date"), slashed["date"]
            right = format_date(mention.value, style="short")
        elif _WRITTEN_OUT.fullmatch(mention.text):
            right = format_date(mention.value)
        stamp = _WEB_STAMP.search(context.text, max(0, mention.start - 30), mention.start)
        if right and right != written and not stamp:
            yield DATE_FORM.at(
                span=(start, mention.end), written=written, right=right, replacement=right
            )


_POINT: Final = re.compile(
    r"(?<![0-9.,/-])(?P<number>[0-9]{1,4}\.(?:[0-9]{1,2}|[0-9]{4,6}))(?=\s?(?:%|‰|km|ha(?!\w)"
    r"|điểm\sphần|triệu|tỷ|tỉ\sđồng|m²|m2))"
)
_COMMAS: Final = re.compile(
    r"(?<![0-9.,/-])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+)(?=\s?(?:đồng(?!\schí)|đ(?!\w)|VN[ĐD]"
    r"|người|lượt|hộ(?!\w)))"
)
_COMMA_DECIMAL: Final = re.compile(r"(?<![0-9.,])[0-9]{1,4},[0-9]{1,2}\s?%")
_POINT_DECIMAL: Final = re.compile(r"(?<![0-9.,])[0-9]{1,4}\.[0-9]{1,2}\s?%")


def figures_have_the_official_form(context: AuditContext) -> Iterator[Issue]:
    """Decimals follow a comma, thousands are parted by dots."""
    for found in _POINT.finditer(context.text):
        right = found["number"].replace(".", ",")
        yield DECIMAL_POINT.at(
            span=found.span("number"), written=found["number"], right=right, replacement=right
        )
    for found in _COMMAS.finditer(context.text):
        right = found["number"].replace(",", ".")
        yield COMMA_THOUSANDS.at(
            span=found.span("number"), written=found["number"], right=right, replacement=right
        )


def separators_are_not_mixed(context: AuditContext) -> Iterator[Issue]:
    """Percentages of one text are written with one decimal mark."""
    points = list(_POINT_DECIMAL.finditer(context.text))
    commas = sum(1 for _ in _COMMA_DECIMAL.finditer(context.text))
    if points and commas:
        yield MIXED_SEPARATORS.at(span=points[0].span(), points=len(points), commas=commas)


FORM_RULES: Final = (
    headings_are_numbered_in_order,
    dates_have_the_official_form,
    figures_have_the_official_form,
    separators_are_not_mixed,
)
