"""The one table of the written forms of a period, Vietnamese, English and codes.

Each kind of period has one canonical text a language, which :mod:`genderplan.periods.kinds` writes
and this table reads back: "quý I/2024", "6 tháng đầu năm 2024", "giai đoạn 2021 - 2030".
"""

from typing import Final

from genderplan._forms import FIGURE, Form, Forms, Written
from genderplan._messages import mark
from genderplan.periods import reading
from genderplan.periods.dates import ENGLISH_MONTHS
from genderplan.periods.kinds import PeriodKind
from genderplan.periods.reading import NUMBER_WORDS, ORDINALS, PeriodParts, Reader

__all__ = ["PERIOD_FORMS", "period_parts"]

_FIRST_OF_NUMBERS: Final = NUMBER_WORDS[:-1]  # "mười một" begins like "mười"
# Between the two ends of a range: "-", "đến hết", "tới cuối", "/"; not the comma of a list.
_TO: Final = r"\s{0,3}(?:-|/|(?:đến|tới)(?:\s{1,3}(?:hết|cuối))?)\s{0,3}"
_TO_DAY: Final = r"\s{0,3}(?:-|(?:đến|tới)(?:\s{1,3}hết)?)\s{0,3}"
# Two years, of which the last may be cut ("2021-25"): a form with a word before it says so.
_YEARS: Final = rf"(?:năm\s{{0,3}})?(?P<first>@){_TO}(?:năm\s{{0,3}})?(?P<last>[0-9]{{2,}})"
_FULL_YEARS: Final = rf"(?P<first>@){_TO}(?:năm\s{{0,3}})?(?P<last>@)"
# The year of a part of it: "/2024", " năm 2024", "-2024", or the word alone in "quý I năm".
_OF_YEAR: Final = (
    r"(?:\s{0,3}[/,-]?\s{0,3}(?:năm\s{0,3})?(?P<year>@)|\s{1,3}năm(?=\s{1,3}(?:nay|trước)|\Z))?"
)
_YEAR_AFTER: Final = r"\s{1,3}năm(?:\s{0,3}(?P<year>@))?"
_MONTHS_EN: Final = f"(?:{'|'.join(month.lower() for month in ENGLISH_MONTHS)})"
_N: Final = rf"(?P<n>[0-9]+|{'|'.join(reversed(NUMBER_WORDS))})"
_Y4: Final = "(?:19|20)[0-9]{2}"
_NO_RANGE: Final = r"(?![0-9]|\s?[-/]\s?[0-9]|\s?%)"


def _date(side: int) -> str:
    """A day with what is written of its month and year: 5, 5/3, 5.3.2024, 5 tháng 3 năm 2024."""
    return (
        rf"(?P<day{side}>[0-9]+)(?:\s{{0,3}}(?P<sep{side}>[/.-]|tháng)\s{{0,3}}"
        rf"(?P<month{side}>[0-9]{{1,2}}(?![0-9]))(?:\s{{0,3}}(?:(?P=sep{side})(?<=[/.-])"
        rf"|(?:,\s{{0,3}})?(?<=[\s,])năm)\s{{0,3}}(?P<year{side}>@))?)?"
    )


def _month_of(side: int) -> str:
    """A month with what is written of its year: "3", "11/2023", "6 năm 2024"."""
    return rf"(?P<month{side}>[0-9]+)(?:\s{{0,3}}(?:[/-]|(?<=\s)năm)\s{{0,3}}(?P<year{side}>@))?"


def _iso(side: int) -> str:
    return rf"(?P<year{side}>[0-9]{{4}})-(?P<month{side}>[0-9]{{2}})-(?P<day{side}>[0-9]{{2}})"


def _date_en(side: int) -> str:
    return (
        rf"(?P<day{side}>[0-9]+)(?:\s{{1,3}}(?P<name{side}>{_MONTHS_EN}))?"
        rf"(?:\s{{1,3}}(?P<year{side}>@))?"
    )


_FROM_TO: Final = (
    r"(?:từ\s{1,3})?(?:các\s{1,3})?(?:ngày\s{0,3})?"
    rf"{_date(1)}{_TO_DAY}(?:ngày\s{{0,3}})?{_date(2)}"
)
_FROM_TO_EN: Final = rf"(?:from\s{{1,3}})?{_date_en(1)}\s{{1,3}}(?:to|-)\s{{1,3}}{_date_en(2)}"
_OWN_DAYS: Final = rf"(?:\s{{0,3}}\((?:{_FROM_TO})\))?"
_OWN_DAYS_EN: Final = rf"(?:\s{{0,3}}\({_FROM_TO_EN}\))?"
_ISO_DAYS: Final = rf"(?:\s{{0,3}}\({_iso(1)}/{_iso(2)}\))?"
_TO_FOLLOWS: Final = r"\s{0,3}(?:-|đến|tới)\s{0,3}"
_QUARTER_PART: Final = mark("quarter")
_HALF_PART: Final = mark("half")
PERIOD_FORMS: Final = Forms(
    [
        # the codes of str(period), which stand in files and not in prose
        Form(
            "half code",
            r"(?P<year>[0-9]{4})-h(?P<n>[0-9]+)",
            "2024-H1",
            "2024-H",
            read=reading.read_numbered(PeriodKind.HALF, 2, _HALF_PART),
        ),
        Form(
            "quarter code",
            r"(?P<year>[0-9]{4})-q(?P<n>[0-9]+)",
            "2024-Q1",
            "2024-Q",
            read=reading.read_numbered(PeriodKind.QUARTER, 4, _QUARTER_PART),
        ),
        Form(
            "month code",
            r"(?P<year>[0-9]{4})-(?P<n>[0-9]{2})",
            "2024-02",
            "2024-2",
            read=reading.read_month,
        ),
        Form(
            "months code",
            r"(?P<year>[0-9]{4})-01/(?P=year)-(?P<n>[0-9]{2})",
            "2024-01/2024-09",
            "2024-01/2025-09",
            read=reading.read_first_months,
        ),
        Form(
            "term code",
            rf"term\s{{1,3}}(?P<first>@)/(?P<last>@){_ISO_DAYS}",
            "term 2021/2026",
            "term 2021",
            read=reading.read_years(PeriodKind.TERM),
        ),
        Form(
            "school year code",
            rf"school year\s{{1,3}}(?P<first>@)/(?P<last>@){_ISO_DAYS}",
            "school year 2017/2018",
            "school 2017/2018",
            read=reading.read_years(PeriodKind.SCHOOL_YEAR),
        ),
        Form("day code", _iso(2), "2024-02-23", "2024-2-23", read=reading.read_day),
        Form(
            "days code",
            rf"{_iso(1)}/{_iso(2)}",
            "2024-02-23/2024-02-25",
            "2024-02-23/25",
            read=reading.read_days,
        ),
        Form(
            "deadline code",
            rf"\.\./{_iso(2)}",
            "../2030-12-31",
            "./2030-12-31",
            read=reading.read_until_day,
        ),
        # years
        Form(
            "span with its word",
            rf"(?:giai\s{{1,3}}đoạn|thời\s{{1,3}}k[ỳì])\s{{0,3}}(?:từ\s{{1,3}})?{_YEARS}",
            "giai đoạn 2021 - 2030",
            "giai đoạn 2021",
            {
                "giai": r"\s{1,3}đoạn\s{0,3}(?:từ|năm|[12])",
                "thời": r"\s{1,3}k[ỳì]\s{0,3}(?:từ|năm|[12])",
            },
            read=reading.read_years(PeriodKind.SPAN),
        ),
        Form(
            "term",
            rf"(?:nhiệm\s{{1,3}}k[ỳì]|nk)\s{{0,3}}{_YEARS}{_OWN_DAYS}",
            "nhiệm kỳ 2021 - 2026",
            "nhiệm kỳ 2021",
            {"nhiệm": r"\s{1,3}k[ỳì]\s{0,3}(?:năm|[12])", "nk": r"\s{0,3}[12]"},
            read=reading.read_years(PeriodKind.TERM),
        ),
        Form(
            "school year",
            rf"(?:năm\s{{1,3}}học|niên\s{{1,3}}kh(?:óa|oá))\s{{0,3}}{_YEARS}{_OWN_DAYS}",
            "năm học 2017 - 2018",
            "năm học 2017",
            {"năm": r"\s{1,3}học\s{0,3}[12]", "niên": r"\s{1,3}kh(?:óa|oá)\s{0,3}[12]"},
            read=reading.read_years(PeriodKind.SCHOOL_YEAR),
        ),
        Form(
            "niên độ",
            r"niên\s{1,3}độ\s{0,3}(?P<first>@)(?:\s{0,3}[-/]\s{0,3}[0-9]{2,4})?",
            "niên độ 2023/24",
            "niên độ kế toán",
            {"niên": r"\s{1,3}độ\s{0,3}[12]"},
            read=reading.read_unknown_days,
        ),
        Form(
            "span from a word",
            rf"(?:từ\s{{1,3}}(?:năm\s{{0,3}})?|năm\s{{0,3}}){_FULL_YEARS}",
            "từ năm 2021 đến năm 2030",
            "từ năm 2021",
            {"từ": rf"\s{{1,3}}(?:năm\s{{0,3}})?{_Y4}", "năm": rf"\s{{0,3}}{_Y4}"},
            read=reading.read_years(PeriodKind.SPAN),
        ),
        Form(
            "span",
            rf"(?=[0-9]{{4}}(?![0-9])){_FULL_YEARS}",
            "2021-2025",
            "2021, 2025",
            {FIGURE: rf"\s{{0,3}}(?:-|(?:đến|tới)(?:\shết)?)\s{{0,3}}(?:năm\s{{0,3}})?{_Y4}"},
            r"(?![0-9]|\s?[/-]\s?[0-9])",
            read=reading.read_years(PeriodKind.SPAN),
        ),
        Form(
            "span in brackets",
            rf"\(\s*{_YEARS}\s*\)",
            "(2021-2025)",
            "(2021)",
            read=reading.read_years(PeriodKind.SPAN),
        ),
        Form(
            "deadline",
            r"(?:đến|tới(?=\s{1,3}(?:(?:hết|cuối)\s{1,3})?năm))\s{1,3}(?:(?:hết|cuối)\s{1,3})?(?:năm\s{0,3}|(?=[0-9]{4}))(?P<year>@)",
            "đến năm 2030",
            "đến 203",
            dict.fromkeys(
                ("đến", "tới"), rf"\s{{1,3}}(?:(?:hết|cuối)\s{{1,3}})?(?:năm\s{{0,3}})?{_Y4}"
            ),
            _NO_RANGE,
            read=reading.read_until_year,
        ),
        Form(
            "year",
            r"(?:(?:cả|trong)\s{1,3})?năm\s{0,3}(?P<year>@)",
            "năm 2023",
            "năm nay",
            {"năm": rf"\s{{0,3}}{_Y4}", "cả": rf"\s{{1,3}}năm\s{{0,3}}{_Y4}"},
            read=reading.read_year,
        ),
        Form("bare year", r"(?P<year>[0-9]{3,})", "2023", "23", read=reading.read_year),
        # parts of a year
        Form(
            "quarter",
            rf"qu[ýí]\s{{0,3}}(?P<n>[ilvx]+|[0-9]+|một|hai|ba|bốn|tư)(?!\w){_OF_YEAR}",
            "quý I/2024",
            "quý vị",
            dict.fromkeys(
                ("quý", "quí"), r"\s{0,3}(?:[0-9]{1,2}|[ilvx]{1,4}|một|hai|ba|bốn|tư)(?!\w)"
            ),
            r"(?![\w%])",
            read=reading.read_numbered(PeriodKind.QUARTER, 4, _QUARTER_PART),
        ),
        Form(
            "month",
            r"tháng\s{0,3}(?P<n>[0-9]+)(?:\s{0,3}[/,-]?\s{0,3}(?:năm\s{0,3})?(?P<year>[0-9]+)|\s{1,3}năm)?",
            "tháng 02 năm 2024",
            "tháng đầu năm 2024",
            read=reading.read_month,
        ),
        Form(
            "month in figures",
            r"(?P<n>[0-9]{1,2})\s{0,3}/\s{0,3}(?P<year>[0-9]{4})",
            "5/2010",
            "2010/5",
            read=reading.read_month,
        ),
        Form(
            "first months",
            rf"{_N}\s{{1,3}}tháng\s{{1,3}}đầu(?:{_YEAR_AFTER})?",
            "9 tháng đầu năm 2024",
            "9 tháng 5 năm 2024",
            {
                FIGURE: r"\s{1,3}tháng\s{1,3}đầu",
                **dict.fromkeys(_FIRST_OF_NUMBERS, r"\s{1,3}(?:một\s)?tháng\s{1,3}đầu"),
            },
            r"(?!\w)",
            read=reading.read_first_months,
        ),
        Form(
            "last months",
            rf"{_N}\s{{1,3}}tháng\s{{1,3}}cuối(?:{_YEAR_AFTER})?",
            "6 tháng cuối năm 2025",
            "6 tháng 5 năm 2025",
            {
                FIGURE: r"\s{1,3}tháng\s{1,3}cuối",
                **dict.fromkeys(_FIRST_OF_NUMBERS, r"\s{1,3}(?:một\s)?tháng\s{1,3}cuối"),
            },
            r"(?!\w)",
            read=reading.read_last_months,
        ),
        Form(
            "months of a year",
            r"(?P<n>[0-9]+)\s{1,3}tháng\s{1,3}năm\s{0,3}(?P<year>@)",
            "9 tháng năm 2022",
            "9 tháng 5 năm 2022",
            {FIGURE: rf"\s{{1,3}}tháng\s{{1,3}}năm\s{{0,3}}{_Y4}"},
            read=reading.read_months_of_year,
        ),
        Form(
            "half",
            rf"nửa\s{{1,3}}(?P<half>đầu|cuối){_YEAR_AFTER}",
            "nửa cuối năm 2024",
            "nửa năm 2024",
            {"nửa": r"\s{1,3}(?:đầu|cuối)\s{1,3}năm"},
            r"(?!\w)",
            read=reading.read_half,
        ),
        Form(
            "part without days",
            rf"(?P<part>đầu|giữa|cuối){_YEAR_AFTER}",
            "cuối năm 2024",
            "cuối tháng 5",
            read=reading.read_no_days,
        ),
        # days and months from one to another
        Form(
            "days",
            rf"(?:trong\s{{1,3}})?(?:{_N}\s{{1,3}}ngày,?\s{{1,3}})?{_FROM_TO}",
            "từ ngày 15/11 đến ngày 15/12/2024",
            "từ ngày 15/11",
            {
                "từ": r"\s{1,3}(?:các\s{1,3})?(?:ngày\s{0,3})?[0-9]",
                "các": r"\s{1,3}ngày\s{0,3}[0-9]",
                "ngày": r"\s{0,3}[0-9]",
                FIGURE: rf"(?:\s?[/.-]\s?[0-9]{{1,4}}){{0,2}}{_TO_FOLLOWS}"
                r"(?:hết\s{0,3})?(?:ngày\s{0,3})?[0-9]",
            },
            r"(?![0-9]|\s?[/%]|[.-][0-9])",
            read=reading.read_days,
        ),
        Form(
            "one day", rf"ngày\s{{0,3}}{_date(2)}", "ngày 07/02/2023", "ngày", read=reading.read_day
        ),
        Form(
            "months",
            rf"(?:từ\s{{1,3}})?tháng\s{{0,3}}{_month_of(1)}{_TO_DAY}"
            rf"(?:tháng\s{{0,3}}|(?=[0-9]{{1,2}}\s{{0,3}}(?:[/-]|năm)\s{{0,3}}@)){_month_of(2)}",
            "từ tháng 3 đến tháng 6 năm 2024",
            "từ tháng 3",
            {
                "từ": r"\s{1,3}tháng\s{0,3}[0-9]",
                "tháng": r"\s{0,3}[0-9]{1,2}(?:\s{0,3}(?:/|năm)\s{0,3}[0-9]{4})?"
                rf"{_TO_FOLLOWS}",
            },
            r"(?![0-9]|\s?%|[/.,-][0-9])",
            read=reading.read_months,
        ),
        Form(
            "deadline month",
            rf"đến\s{{1,3}}(?:hết\s{{1,3}})?tháng\s{{0,3}}{_month_of(2)}",
            "đến tháng 6 năm 2025",
            "đến tháng",
            read=reading.read_until_month,
        ),
        Form(
            "deadline day",
            rf"đến\s{{1,3}}(?:hết\s{{1,3}})?ngày\s{{0,3}}{_date(2)}",
            "đến ngày 30/6/2025",
            "đến ngày",
            read=reading.read_until_day,
        ),
        # English
        Form(
            "English year",
            r"the\s{1,3}year\s{1,3}(?P<year>@)",
            "the year 2024",
            "the years",
            {"the": rf"\s{{1,3}}year\s{{1,3}}{_Y4}"},
            read=reading.read_year,
        ),
        Form(
            "English half",
            r"(?:the\s{1,3})?(?P<n>first|second)\s{1,3}half\s{1,3}of\s{1,3}(?P<year>@)",
            "first half of 2024",
            "half of 2024",
            dict.fromkeys(("first", "second"), r"\s{1,3}half\s{1,3}of\s"),
            read=reading.read_numbered(PeriodKind.HALF, 2, _HALF_PART),
        ),
        Form(
            "English quarter",
            r"(?:the\s{1,3})?(?P<n>first|second|third|fourth)\s{1,3}quarter\s{1,3}of\s{1,3}(?P<year>@)",
            "third quarter of 2024",
            "quarter of 2024",
            dict.fromkeys(ORDINALS, r"\s{1,3}quarter\s{1,3}of\s"),
            read=reading.read_numbered(PeriodKind.QUARTER, 4, _QUARTER_PART),
        ),
        Form(
            "English quarter, short",
            r"q(?P<n>[0-9]+)[\s/-]\s{0,3}(?P<year>@)",
            "Q3 2024",
            "Q 2024",
            {"q": rf"[0-9][\s/-]\s{{0,3}}{_Y4}"},
            read=reading.read_numbered(PeriodKind.QUARTER, 4, _QUARTER_PART),
        ),
        Form(
            "English month",
            rf"(?P<name>{_MONTHS_EN})\s{{1,3}}(?P<year>@)",
            "November 2024",
            "November",
            read=reading.read_month,
        ),
        Form(
            "English months",
            r"(?:the\s{1,3})?first\s{1,3}(?P<n>[0-9]+)\s{1,3}months\s{1,3}of\s{1,3}(?P<year>@)",
            "first 9 months of 2024",
            "9 months of 2024",
            {"first": r"\s{1,3}[0-9]{1,2}\s{1,3}months\s"},
            read=reading.read_first_months,
        ),
        Form(
            "English term",
            rf"(?:the\s{{1,3}})?term\s{{1,3}}{_YEARS}{_OWN_DAYS_EN}",
            "term 2021-2026",
            "term of 2021",
            {"term": r"\s{1,3}[12]"},
            read=reading.read_years(PeriodKind.TERM),
        ),
        Form(
            "English school year",
            rf"(?:the\s{{1,3}})?school\s{{1,3}}year\s{{1,3}}{_YEARS}{_OWN_DAYS_EN}",
            "school year 2017-2018",
            "school of 2017",
            {"school": r"\s{1,3}year\s{1,3}[12]"},
            read=reading.read_years(PeriodKind.SCHOOL_YEAR),
        ),
        Form(
            "English deadline",
            r"by\s{1,3}(?P<year>@)",
            "by 2030",
            "until 2030",
            {"by": rf"\s{{1,3}}{_Y4}"},
            _NO_RANGE,
            read=reading.read_until_year,
        ),
        Form(
            "English deadline day",
            rf"by\s{{1,3}}{_date_en(2)}",
            "by 30 June 2025",
            "by June",
            read=reading.read_until_day,
        ),
        Form(
            "English days",
            _FROM_TO_EN,
            "15 November to 15 December 2024",
            "15 November and 15 December",
            {
                FIGURE: rf"\s{{1,3}}(?:{_MONTHS_EN}\s{{1,3}})?(?:{_Y4}\s{{1,3}})?(?:to|-)"
                rf"\s{{1,3}}[0-9]{{1,2}}\s{{1,3}}{_MONTHS_EN}\s{{1,3}}{_Y4}"
            },
            read=reading.read_days,
        ),
        Form("English day", _date_en(2), "23 February 2024", "February 23", read=reading.read_day),
    ]
)


def period_parts(written: Written, year: int | None = None) -> PeriodParts:
    """What a period says; *year* is taken where it names none.

    Raises a fault of the part that is wrong: "year", "first year", "last year", "quarter", "half",
    "month", "months", "day", "days" or "start".
    """
    assert written.form.read is not None  # noqa: S101 - every form above has a reader
    parts: PeriodParts = written.form.read(Reader(written, year))
    return parts
