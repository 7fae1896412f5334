"""The one table of the written forms of a period, Vietnamese, English and codes.

Each kind of period has one canonical text a language, which :mod:`genderplan.periods.kinds` writes
and this table reads back: "quý I/2024", "6 tháng đầu năm 2024", "giai đoạn 2021 - 2030".
"""

from typing import Final

from genderplan._forms import FIGURE, Form, Forms, Written, any_of
from genderplan._messages import mark
from genderplan.periods import kinds
from genderplan.periods.dates import ENGLISH_MONTHS, MONTH_WORDS
from genderplan.periods.kinds import NUMBER_WORDS, ORDINALS, PeriodKind, PeriodParts, Reader

_FIRST_OF_NUMBERS: Final = NUMBER_WORDS[:-1]  # "mười một" begins like "mười"
# Between the two ends of a range: "-", "đến hết", "tới cuối", "/"; not the comma of a list.
_TO: Final = r"~(?:-|/|(?:đến|tới)(?: (?:hết|cuối))?)~"
_TO_DAY: Final = r"~(?:-|(?:đến|tới)(?: hết)?)~"
# Two years, of which the last may be cut ("2021-25"): a form with a word before it says so.
_YEARS: Final = rf"(?:năm~)?(?P<first>@){_TO}(?:năm~)?(?P<last>[0-9]{{2,}})"
_FULL_YEARS: Final = rf"(?P<first>@){_TO}(?:năm~)?(?P<last>@)"
# The year of a part of it: "/2024", " năm 2024", "-2024", or the word alone in "quý I năm".
_OF_YEAR: Final = r"(?:(?:~[/,-]?~(?:năm~)?|\.)(?P<year>@)| năm(?= (?:nay|trước)|\Z))?"
_YEAR_AFTER: Final = r" năm(?:~(?P<year>@))?"
_MONTHS_EN: Final = f"(?:{'|'.join(month.lower() for month in ENGLISH_MONTHS)})"
_N: Final = rf"(?P<n>[0-9]+|{'|'.join(reversed(NUMBER_WORDS))})"
_Y4: Final = "(?:19|20)[0-9]{2}"
# The number of a stage before its years: "giai đoạn 1: 2021-2025"; not the year itself.
_STAGE: Final = r"(?:(?:[1-9]|[ivx]{1,4})~(?=[:,(]|từ ))"
_SPAN_FOLLOWS: Final = {
    "giai": r" đoạn~(?:từ|năm|\(|[12]|[1-9ivx]{1,4}~(?:[:,(]|từ))",
    "gđ": r"~(?:từ|năm|\(|[12]|[1-9ivx]{1,4}~(?:[:,(]|từ))",
    "thời": r" k[ỳì]~(?:từ|năm|\(|[12])",
}
_NO_RANGE: Final = r"(?![0-9]|\s?[-/]\s?[0-9]|\s?%)"


def _day(side: int) -> str:
    """A day with what is written of its month and year: 5, 5/3, 5.3.2024, 5 tháng 3 năm 2024."""
    return (
        rf"(?P<day{side}>[0-9]+)(?:~(?P<sep{side}>[/.-]|tháng)~"
        rf"(?P<month{side}>[0-9]{{1,2}}(?![0-9]))(?:~(?:(?P=sep{side})(?<=[/.-])"
        rf"|(?:,~)?(?<=[\s,])năm)~(?P<year{side}>@))?)?"
    )


def _month_of(side: int) -> str:
    """A month with what is written of its year: "3", "11/2023", "6 năm 2024"."""
    return rf"(?P<month{side}>[0-9]+)(?:~(?:[/-]|(?<=\s)năm)~(?P<year{side}>@))?"


def _iso(side: int) -> str:
    return rf"(?P<year{side}>[0-9]{{4}})-(?P<month{side}>[0-9]{{2}})-(?P<day{side}>[0-9]{{2}})"


def _day_en(side: int) -> str:
    return rf"(?P<day{side}>[0-9]+)(?: (?P<name{side}>{_MONTHS_EN}))?(?: (?P<year{side}>@))?"


_FROM_TO: Final = rf"(?:từ )?(?:các )?(?:ngày~)?{_day(1)}{_TO_DAY}(?:ngày~)?{_day(2)}"
_FROM_TO_EN: Final = rf"(?:from )?{_day_en(1)} (?:to|-) {_day_en(2)}"
_OWN_DAYS: Final = rf"(?:~\((?:{_FROM_TO})\))?"
_OWN_DAYS_EN: Final = rf"(?:~\({_FROM_TO_EN}\))?"
_ISO_DAYS: Final = rf"(?:~\({_iso(1)}/{_iso(2)}\))?"
_TO_FOLLOWS: Final = r"~(?:-|đến|tới)~"
_HALF: Final = kinds.read_numbered(PeriodKind.HALF, mark("half"))
_QUARTER: Final = kinds.read_numbered(PeriodKind.QUARTER, mark("quarter"))
_MONTH: Final = kinds.read_numbered(PeriodKind.MONTH, mark("month"))
_SPAN: Final = kinds.read_years(PeriodKind.SPAN)
_TERM: Final = kinds.read_years(PeriodKind.TERM)
_SCHOOL_YEAR: Final = kinds.read_years(PeriodKind.SCHOOL_YEAR)
PERIOD_FORMS: Final = Forms(
    [
        # the codes of str(period), which stand in files and not in prose
        Form("half code", r"(?P<year>[0-9]{4})-h(?P<n>[0-9]+)", "2024-H1", "2024-H", read=_HALF),
        Form(
            "quarter code", r"(?P<year>[0-9]{4})-q(?P<n>[0-9]+)", "2024-Q1", "2024-Q", read=_QUARTER
        ),
        Form("month code", r"(?P<year>[0-9]{4})-(?P<n>[0-9]{2})", "2024-02", "2024-2", read=_MONTH),
        Form(
            "months code",
            r"(?P<year>[0-9]{4})-01/(?P=year)-(?P<n>[0-9]{2})",
            "2024-01/2024-09",
            "2024-01/2025-09",
            read=kinds.read_end_months,
        ),
        Form(
            "term code",
            rf"term (?P<first>@)/(?P<last>@){_ISO_DAYS}",
            "term 2021/2026",
            "term 2021",
            read=_TERM,
        ),
        Form(
            "school year code",
            rf"school year (?P<first>@)/(?P<last>@){_ISO_DAYS}",
            "school year 2017/2018",
            "school 2017/2018",
            read=_SCHOOL_YEAR,
        ),
        Form("day code", _iso(2), "2024-02-23", "2024-2-23", read=kinds.read_day),
        Form(
            "days code",
            rf"{_iso(1)}/{_iso(2)}",
            "2024-02-23/2024-02-25",
            "2024-02-23/25",
            read=kinds.read_days,
        ),
        Form(
            "deadline code",
            rf"\.\./{_iso(2)}",
            "../2030-12-31",
            "./2030-12-31",
            read=kinds.read_until_day,
        ),
        # years
        Form(
            "span with its word",
            rf"(?:giai đoạn|gđ|thời k[ỳì])~(?:{_STAGE}[:,]?~)?(?:từ )?{_YEARS}",
            "giai đoạn 2021 - 2030",
            "giai đoạn 2021",
            _SPAN_FOLLOWS,
            read=_SPAN,
        ),
        Form(
            "span in brackets behind its word",
            rf"(?:giai đoạn|gđ|thời k[ỳì]|[0-9]{{1,2}} năm)~{_STAGE}?\({_YEARS}\)",
            "giai đoạn I (2021 - 2025)",
            "giai đoạn (2021 - 2025",
            {FIGURE: r" năm~\([12]", **_SPAN_FOLLOWS},
            r"(?!\w)",
            read=_SPAN,
        ),
        Form(
            "span of so many years",
            rf"[0-9]{{1,2}} năm~{_FULL_YEARS}",
            "5 năm 2021 - 2025",
            "5 năm 2021",
            {FIGURE: rf" năm~{_Y4}{_TO}(?:năm~)?[12]"},
            read=_SPAN,
        ),
        Form(
            "term",
            rf"(?:nhiệm k[ỳì]|nk)~{_YEARS}{_OWN_DAYS}",
            "nhiệm kỳ 2021 - 2026",
            "nhiệm kỳ 2021",
            {"nhiệm": r" k[ỳì]~(?:năm|[12])", "nk": r"~[12]"},
            read=_TERM,
        ),
        Form(
            "school year",
            rf"(?:năm học|niên kh(?:óa|oá))~{_YEARS}{_OWN_DAYS}",
            "năm học 2017 - 2018",
            "năm học 2017",
            {"năm": r" học~[12]", "niên": r" kh(?:óa|oá)~[12]"},
            read=_SCHOOL_YEAR,
        ),
        Form(
            "niên độ",
            r"niên độ~(?P<first>@)(?:~[-/]~[0-9]{2,4})?",
            "niên độ 2023/24",
            "niên độ kế toán",
            {"niên": r" độ~[12]"},
            read=kinds.read_unknown_days,
        ),
        Form(
            "span from a word",
            rf"(?:từ (?:năm~)?|năm~){_FULL_YEARS}",
            "từ năm 2021 đến năm 2030",
            "từ năm 2021",
            {"từ": rf" (?:năm~)?{_Y4}", "năm": rf"~{_Y4}"},
            read=_SPAN,
        ),
        Form(
            "span",
            rf"(?=[0-9]{{4}}(?![0-9])){_FULL_YEARS}",
            "2021-2025",
            "2021, 2025",
            {FIGURE: rf"~(?:-|(?:đến|tới)(?:\shết)?)~(?:năm~)?{_Y4}"},
            r"(?![0-9]|\s?[/-]\s?[0-9])",
            read=_SPAN,
        ),
        Form("span in brackets", rf"\(\s*{_YEARS}\s*\)", "(2021-2025)", "(2021)", read=_SPAN),
        Form(
            "deadline",
            r"(?:by |(?:đến|tới(?= (?:(?:hết|cuối) )?năm)) (?:(?:hết|cuối) )?(?:năm~|(?=[0-9]{4})))"
            "(?P<year>@)",
            "đến năm 2030",
            "đến 203",
            {
                **dict.fromkeys(("đến", "tới"), rf" (?:(?:hết|cuối) )?(?:năm~)?{_Y4}"),
                "by": rf" {_Y4}",
            },
            _NO_RANGE,
            read=kinds.read_until_year,
        ),
        Form(
            "year",
            r"(?:(?:(?:cả|trong) )?năm~|the year )(?P<year>@)",
            "năm 2023",
            "năm nay",
            {"năm": rf"~{_Y4}", "cả": rf" năm~{_Y4}", "the": rf" year {_Y4}"},
            read=kinds.read_year,
        ),
        Form("bare year", r"(?P<year>[0-9]{3,})", "2023", "23", read=kinds.read_year),
        # parts of a year
        Form(
            "quarter",
            rf"qu[ýí]~(?P<n>[ilvx]+|[0-9]+|một|hai|ba|bốn|tư)(?!\w){_OF_YEAR}",
            "quý I/2024",
            "quý vị",
            dict.fromkeys(("quý", "quí"), r"~(?:[0-9]{1,2}|[ilvx]{1,4}|một|hai|ba|bốn|tư)(?!\w)"),
            r"(?![\w%])",
            read=_QUARTER,
        ),
        Form(
            "month",
            r"tháng~(?P<n>[0-9]+)(?:~[/,-]?~(?:năm~)?(?P<year>[0-9]+)| năm)?",
            "tháng 02 năm 2024",
            "tháng đầu năm 2024",
            read=_MONTH,
        ),
        # not "tháng năm 2024", whose month is blank
        Form(
            "month in words",
            rf"tháng (?P<n>{any_of(MONTH_WORDS)})(?!\w)(?<!năm(?!,?~năm|~/))"
            r"(?:~(?:,?~(?:năm~)?|/~)(?P<year>@)| năm)?",
            "tháng Hai năm 2023",
            "hai tháng năm 2023",
            read=kinds.read_month_in_words,
        ),
        Form(
            "month in figures",
            r"(?P<n>[0-9]{1,2})~/~(?P<year>[0-9]{4})",
            "5/2010",
            "2010/5",
            read=_MONTH,
        ),
        Form(
            "first or last months",
            rf"{_N} tháng (?P<part>đầu|cuối)(?:{_YEAR_AFTER})?",
            "9 tháng đầu năm 2024",
            "9 tháng 5 năm 2024",
            {
                FIGURE: r" tháng (?:đầu|cuối)",
                **dict.fromkeys(_FIRST_OF_NUMBERS, r" (?:một\s)?tháng (?:đầu|cuối)"),
            },
            r"(?!\w)",
            read=kinds.read_end_months,
        ),
        Form(
            "months of a year",
            r"(?P<n>[0-9]+)(?: tháng|t)(?: đầu)?(?:~/~| |~năm~|(?<=t))(?P<year>@)",
            "9 tháng năm 2022",
            "9 tháng 5 năm 2022",
            {FIGURE: rf"(?: tháng|t)(?: đầu)?~(?:/~|năm~)?{_Y4}"},
            read=kinds.read_months_of_year,
        ),
        Form(
            "half",
            r"nửa (?P<n>đầu|cuối) (?:năm~)?(?P<year>@)?",
            "nửa cuối năm 2024",
            "nửa năm 2024",
            {"nửa": rf" (?:đầu|cuối) (?:năm|{_Y4})"},
            r"(?!\w)",
            read=_HALF,
        ),
        Form(
            "part without days",
            rf"(?P<part>đầu|giữa|cuối){_YEAR_AFTER}",
            "cuối năm 2024",
            "cuối tháng 5",
            read=kinds.read_no_days,
        ),
        # days and months from one to another
        Form(
            "days",
            rf"(?:trong )?(?:{_N} ngày,? )?{_FROM_TO}",
            "từ ngày 15/11 đến ngày 15/12/2024",
            "từ ngày 15/11",
            {
                "từ": r" (?:các )?(?:ngày~)?[0-9]",
                "các": r" ngày~[0-9]",
                "ngày": r"~[0-9]",
                FIGURE: rf"(?:\s?[/.-]\s?[0-9]{{1,4}}){{0,2}}{_TO_FOLLOWS}"
                r"(?:hết~)?(?:ngày~)?[0-9]",
            },
            r"(?![0-9]|\s?[/%]|[.-][0-9])",
            read=kinds.read_days,
        ),
        Form("one day", rf"ngày~{_day(2)}", "ngày 07/02/2023", "ngày", read=kinds.read_day),
        Form(
            "months",
            rf"(?:từ )?tháng~{_month_of(1)}{_TO_DAY}"
            rf"(?:tháng~|(?=[0-9]{{1,2}}~(?:[/-]|năm)~@)){_month_of(2)}",
            "từ tháng 3 đến tháng 6 năm 2024",
            "từ tháng 3",
            {
                "từ": r" tháng~[0-9]",
                "tháng": r"~[0-9]{1,2}(?:~(?:/|năm)~[0-9]{4})?"
                rf"{_TO_FOLLOWS}",
            },
            r"(?![0-9]|\s?%|[/.,-][0-9])",
            read=kinds.read_months,
        ),
        Form(
            "deadline month",
            rf"đến (?:hết )?tháng~{_month_of(2)}",
            "đến tháng 6 năm 2025",
            "đến tháng",
            read=kinds.read_until_month,
        ),
        Form(
            "deadline day",
            rf"(?:tính )?đến (?:hết )?(?:ngày~|(?=[0-9]+[/.-])){_day(2)}",
            "đến ngày 30/6/2025",
            "đến ngày",
            read=kinds.read_until_day,
        ),
        # English
        Form(
            "English half",
            r"(?:the )?(?P<n>first|second) half of (?P<year>@)",
            "first half of 2024",
            "half of 2024",
            dict.fromkeys(("first", "second"), r" half of\s"),
            read=_HALF,
        ),
        Form(
            "English quarter",
            r"(?:the )?(?P<n>first|second|third|fourth) quarter of (?P<year>@)",
            "third quarter of 2024",
            "quarter of 2024",
            dict.fromkeys(ORDINALS, r" quarter of\s"),
            read=_QUARTER,
        ),
        Form(
            "English quarter, short",
            r"q\.?~(?P<n>[0-9]+|[ilv]{1,3})[\s/.-]~(?P<year>@)",
            "Q3 2024",
            "Q 2024",
            {"q": rf"\.?~(?:[0-9]|[ilv]{{1,3}})[\s/.-]~{_Y4}"},
            read=_QUARTER,
        ),
        Form(
            "English month",
            rf"(?P<n>{_MONTHS_EN}) (?P<year>@)",
            "November 2024",
            "November",
            read=_MONTH,
        ),
        Form(
            "English months",
            r"(?:the )?first (?P<n>[0-9]+) months of (?P<year>@)",
            "first 9 months of 2024",
            "9 months of 2024",
            {"first": r" [0-9]{1,2} months\s"},
            read=kinds.read_end_months,
        ),
        Form(
            "English term",
            rf"(?:the )?term {_YEARS}{_OWN_DAYS_EN}",
            "term 2021-2026",
            "term of 2021",
            {"term": r" [12]"},
            read=_TERM,
        ),
        Form(
            "English school year",
            rf"(?:the )?school year {_YEARS}{_OWN_DAYS_EN}",
            "school year 2017-2018",
            "school of 2017",
            {"school": r" year [12]"},
            read=_SCHOOL_YEAR,
        ),
        Form(
            "English deadline day",
            rf"by {_day_en(2)}",
            "by 30 June 2025",
            "by June",
            read=kinds.read_until_day,
        ),
        Form(
            "English days",
            _FROM_TO_EN,
            "15 November to 15 December 2024",
            "15 November and 15 December",
            {
                FIGURE: rf" (?:{_MONTHS_EN} )?(?:{_Y4} )?(?:to|-)"
                rf" [0-9]{{1,2}} {_MONTHS_EN} {_Y4}"
            },
            read=kinds.read_days,
        ),
        Form("English day", _day_en(2), "23 February 2024", "February 23", read=kinds.read_day),
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
