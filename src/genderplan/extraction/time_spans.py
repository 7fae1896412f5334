"""Periods in running text: years, halves, quarters, spans, terms, days from one to another.

Decided: a year alone is a period ("năm 2023"), and so is "đến năm 2030". A period that names no
year ("quý I", "9 tháng đầu năm") takes the year of the day that is given, and has no value without.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from genderplan.errors import GenderplanError
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Mention, MentionKind
from genderplan.periods import Period

__all__ = ["FIRST_WORDS", "find_periods"]

# What a period begins with, and what must follow.
FIRST_WORDS: Final[Mapping[str, str]] = {
    "giai": r"\s{1,3}đoạn",
    "nhiệm": r"\s{1,3}k",
    "nk": "",
    "thời": r"\s{1,3}k",
    "niên": r"\skh",
    "năm": r"\s{0,3}(?:[12]|học)",
    "từ": r"\s{1,3}(?:ng|n|[0-9])",
    "đến": r"\s{1,3}(?:h|c|n|[12])",
    "tới": r"\s{1,3}(?:h|c|n)",
    "quý": r"\s{0,3}[1-4il]",
    **dict.fromkeys(("ba", "sáu", "chín"), r"\s{1,3}tháng\s"),
}


_YEAR: Final = r"(?:19|20)[0-9]{2}"
_TO: Final = r"\s{0,3}(?:-|đến(?:\shết)?|/|tới)\s{0,3}(?:năm\s)?"
_DAY: Final = (
    r"[0-9]{1,2}(?:\s?[/.]\s?[0-9]{1,2}(?:\s?[/.]\s?[0-9]{4})?|\s?-\s?[0-9]{1,2}-[0-9]{4})?"
)
_LAST_DAY: Final = (
    r"[0-9]{1,2}\s?(?:[/.]\s?[0-9]{1,2}(?:\s?[/.]\s?[0-9]{4})?(?![0-9/])|-\s?[0-9]{1,2}-[0-9]{4})"
)
_SPAN: Final = rf"{_YEAR}{_TO}{_YEAR}(?![0-9])"
_WORDED: Final = tuple(
    (re.split(r"\W", form)[0], re.compile(form))
    for form in (
        rf"giai\s{{1,3}}đoạn\s{{0,3}}(?:từ\s)?(?:năm\s)?{_SPAN}",
        rf"nhiệm\s{{1,3}}k[ỳì]\s{{0,3}}(?:năm\s)?{_SPAN}",
        rf"nk\s{{0,3}}{_SPAN}",
        rf"thời\s{{1,3}}k[ỳì]\s{{0,3}}(?:năm\s)?{_SPAN}",
        rf"niên\skh(?:óa|oá)\s{{0,3}}{_SPAN}",
        rf"năm\s{{1,3}}học\s{{0,3}}{_SPAN}",
        rf"từ\s{{1,3}}năm\s{{0,3}}{_YEAR}\s{{1,3}}đến\s{{1,3}}(?:hết\s)?(?:năm\s)?{_YEAR}(?![0-9])",
        rf"đến\s{{1,3}}(?:hết\s|cuối\s)?(?:năm\s{{0,3}})?{_YEAR}(?![0-9]|\s?[-/]\s?[0-9]|\s?%)",
        rf"tới\s{{1,3}}(?:hết\s|cuối\s)?năm\s{{0,3}}{_YEAR}(?![0-9]|\s?[-/]\s?[0-9])",
        rf"từ\s{{1,3}}{_YEAR}\s{{1,3}}đến\s{{1,3}}(?:hết\s)?(?:năm\s)?{_YEAR}(?![0-9])",
        rf"năm\s{{0,3}}{_YEAR}(?![0-9])(?:{_TO}{_YEAR}(?![0-9]))?",
        *(
            rf"{word}\s{{1,3}}tháng\s{{1,3}}(?:đầu|cuối)\s{{1,3}}năm(?:\s{{0,3}}{_YEAR}(?![0-9]))?"
            for word in ("ba", "sáu", "chín")
        ),
        (
            rf"quý\s{{0,3}}(?:[il]{{1,3}}|[il]v|[1-4])(?!\w)"
            rf"(?:\s{{0,2}}[/,-]?\s{{0,2}}(?:năm\s{{0,2}})?{_YEAR}(?![0-9])|\snăm(?=\s(?:nay|trước)))?"
        ),
        (
            rf"từ\s{{1,3}}(?:ngày\s{{0,3}})?{_DAY}\s{{0,3}}(?:đến"
            rf"|-)\s{{0,3}}(?:hết\s)?(?:ngày\s{{0,3}})?{_LAST_DAY}"
        ),
    )
)
_DIGITS: Final = re.compile(
    rf"{_YEAR}\s{{0,3}}-\s{{0,3}}{_YEAR}(?![0-9]|\s?[/-]\s?[0-9])"
    rf"|[0-9]{{1,2}}\s{{1,3}}tháng\s{{1,3}}(?:(?:đầu"
    rf"|cuối)(?:\s{{1,3}}năm(?:\s{{0,3}}{_YEAR}(?![0-9]))?)?|năm\s{{0,3}}{_YEAR}(?![0-9]))"
    rf"|{_DAY}\s{{0,2}}(?:-|đến(?:\sngày)?)\s{{0,2}}{_LAST_DAY}"
)
_LIKELY: Final = re.compile(r"\s{0,3}(?:[-/.]|tháng\s{1,3}(?:đầu|cuối|năm)|đến)")
_MONTHS_OF: Final = re.compile(r"(?<=tháng) (?=năm [0-9]{4}\Z)")
_WHOLE_DAY: Final = re.compile(r"[/.]\s?[0-9]{1,2}\s?[/.]\s?[0-9]{4}")
_NEXT_YEAR: Final = re.compile(
    r"\s{0,2}(?:,|;|và)\s{0,2}(?P<year>(?:19|20)[0-9]{2})(?![0-9]|[./,-][0-9]|\s?%|\s[^\W\d_v])"
)
_YEAR_DIGITS: Final = 4
_GLUED_YEAR: Final = re.compile(rf"(?<=[^\W\d_])năm\s?{_YEAR}\Z")  # "trongnăm 2021"
_NEXT_QUARTER: Final = re.compile(
    r"\s{0,2}(?:,|và|-)\s{0,2}(?:quý\s)?(?P<quarter>(?:i{1,3}|iv|[1-4])(?![^\W_])"
    rf"(?P<year>\s{{0,2}}[/,-]?\s{{0,2}}(?:năm\s{{0,2}})?{_YEAR}(?![0-9]))?)"
)
_MOST_QUARTERS: Final = 8  # that one list names
_SCANNED_QUARTER: Final = re.compile(r"(?<=quý )[il]{1,3}")
_LAST_YEAR: Final = re.compile(r".*(?=[0-9]{4}\Z)")
_READ_AS: Final = (("niên khóa", "năm học"), ("niên khoá", "năm học"))
_SPACES: Final = re.compile(r"\s+")
_DAY_BEFORE: Final = re.compile(
    r"(?:trong\s)?(?:[0-9]{1,2}\sngày\s|(?:hai|ba)\sngày\s)?(?:từ\s)?(?:các\s)?(?:ngày\s{0,3})\Z"
)


def find_periods(clean: CleanText, year: int | None = None) -> Iterator[Mention]:
    """The periods of *clean*, in order; *year* stands in where a period names none."""
    low = clean.low
    spans = [
        found.span()
        for word, form in _WORDED
        for at in clean.anchors.get(word, ())
        if (found := form.match(low, at))
    ]
    spans += _digit_spans(clean)
    spans += [year for span in spans for year in _listed_years(low, *span)]
    quarters = dict(
        part
        for span in spans
        if low.startswith("quý", span[0])
        for part in _listed_quarters(low, *span)
    )
    last = 0
    for start, end in sorted({*spans, *quarters}, key=lambda span: (span[0], -span[1])):
        if start < last:
            continue
        words = quarters.get((start, end)) or _SPACES.sub(" ", low[start:end])
        value = _read(words, year)
        if value is None and not _lacks_year(words):
            continue
        yield clean.mention(MentionKind.PERIOD, start, end, value)
        last = end


def _listed_years(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The years that follow "năm 2020" in a list: "năm 2020, 2021 và 2022"."""
    if not low.startswith("năm ", start):
        return
    while (found := _NEXT_YEAR.match(low, end)) is not None:
        yield found.span("year")
        end = found.end()


def _listed_quarters(low: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], str]]:
    """The quarters of a list, with what each says: "quý I, II và III/2024" has one year for all."""
    if low[end - 1].isdigit():
        return
    spans = [(start, end)]
    for _ in range(_MOST_QUARTERS):
        found = _NEXT_QUARTER.match(low, spans[-1][1])
        if found is None:
            return
        spans.append(found.span("quarter"))
        if found["year"]:
            for first, last in spans:
                quarter = low[first:last].removesuffix(found["year"]).removeprefix("quý").strip()
                yield (first, last), f"quý {quarter.replace('l', 'i')}/{found['year'][-4:]}"
            return


def _digit_spans(clean: CleanText) -> Iterator[tuple[int, int]]:
    low = clean.low
    for start, stop in clean.figures:
        if stop - start == _YEAR_DIGITS and _GLUED_YEAR.search(low, max(0, start - 6), stop):
            yield low.rindex("năm", 0, start), stop
        if not _LIKELY.match(low, stop):
            continue
        found = _DIGITS.match(low, start)
        if found is None or _is_inside(low, start):
            continue
        if low[start : start + 4].isdigit() or "tháng" in found[0]:
            dated = "năm" in found[0] and _DAY_BEFORE.search(low, max(0, start - 24), start)
            if not dated:
                yield found.span()
            continue
        lead = _DAY_BEFORE.search(low, max(0, start - 24), start)
        whole = _WHOLE_DAY.search(found[0]) is not None
        if (lead or whole) and ("/" in found[0] or "." in found[0]):
            yield (lead.start() + lead[0].rindex("ngày") if lead else start), found.end()


def _is_inside(low: str, start: int) -> bool:
    before = low[start - 1 : start]
    return before.isalnum() or (
        before != "" and before in "./,-:" and low[start - 2 : start - 1].isalnum()
    )


def _lacks_year(words: str) -> bool:
    return not re.search(r"(?:19|20)[0-9]{2}", words)


@lru_cache(maxsize=16384)
def _read(words: str, year: int | None) -> Period | None:
    plain = words.replace(" tới ", " đến ").replace("tới ", "đến ", 1)
    if plain.startswith("đến"):
        plain = f"đến năm {_LAST_YEAR.sub('', plain)}" if plain[-4:].isdigit() else plain
    for told, read in _READ_AS:
        plain = plain.replace(told, read)
    plain = _MONTHS_OF.sub(" đầu ", plain)
    plain = _SCANNED_QUARTER.sub(lambda found: found[0].replace("l", "i"), plain)
    for text in (plain, f"giai đoạn {plain.removeprefix('năm ').removeprefix('từ ')}"):
        try:
            return Period.parse(text, year=year)
        except GenderplanError:
            continue
    return None
