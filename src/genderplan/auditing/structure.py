"""Rules about a text as a whole: headings follow each other, and nothing stands twice.

A document that is cited twice has one date.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from genderplan._forms import lazy, spaced
from genderplan._messages import mark
from genderplan._text import roman
from genderplan.auditing.reading import AuditContext, lies_in
from genderplan.documents.types import MOTTO
from genderplan.extraction import MentionKind
from genderplan.extraction.citations import core
from genderplan.issues import Issue, IssueKind, Severity

NUMBERING_JUMPS: Final = IssueKind(
    "GP631",
    Severity.WARNING,
    mark("the numbering goes from {before} to {number}"),
    mark("Number the headings anew, or put back what is missing."),
)
# A numbered heading at the beginning of a line: "II. Nội dung", "## 3. Kinh phí", "Điều 2. Giao",
# "1.2. Mục", "a) Sở". Not "2021. Năm", "30.000 người", "1.2 triệu". Before figures, "3. 100% cán
# bộ", it may be a decimal that a space has cut, and alone on its line the end of a sentence: there
# it counts where it is the number that comes next, or a Roman one above a line in capitals.
_HEADING: Final = lazy(
    r"""^[ \t*\xa0]{0,40}(?P<depth>\#{0,6})[ \t*\xa0]{0,3}(?:
      (?:(?:Điều|ĐIỀU)\s(?P<article>[0-9]{1,3})|(?P<roman>[IVX][IVXivx]{0,4})|(?P<letter>[A-HĐ])
        |(?P<number>[0-9]{1,2}))[.)]
      (?:[ \t\xa0]{0,3}(?=[^\s\d])|(?<=[IVX]\.)[ \t\xa0]{0,3}(?=\n\s*[A-ZĐ][A-ZĐÀ-Ỹ])
        |(?P<weak>[ \t\xa0]{1,3}(?=[0-9])|[ \t\xa0]{0,3}(?=\n\s*[^\W\d_])))
      |(?P<parent>[0-9]{1,2})\.(?P<sub>[0-9]{1,2})\.?[ \t\xa0]{1,3}(?=[A-ZĐÀ-Ỹ])
      |(?P<small>[a-zđ])\)[ \t\xa0]{0,3}(?=[^\s\d])
    )""",
    re.MULTILINE | re.VERBOSE,
)
# What an amending law puts in place of older words, over many lines, has its own numbering.
_LONG_QUOTE: Final = lazy(r"“[^“”]{1,9000}”")
# From the highest kind of heading down.
_DEEPER: Final = ("article", "roman", "letter", "number", "sub", "small")
_NUMERALS: Final[dict[str, Sequence[str]]] = {
    "roman": tuple(map(roman, range(1, 40))),
    "letter": (),
    "small": "abcdđeghiklmnopqrstuvxy",  # of which many leave out đ
}


# The end of a line that goes on with a number: "theo khoản 2\nĐiều 9.", "từ ngày 3 đến\n5.". Not
# "1. Số xã: 12\n2.".
_GOES_ON: Final = lazy(
    r"(?<!\w)(?:(?:khoản|điểm|[đĐ]iều)(?:\s[0-9a-zđ]{1,3}(?:,|\svà)?){0,3}|đến)[ \t]*\n[ \t*]*\Z"
)
# Why numbers are left out: they were repealed, as is said right behind a number, "Điều 3. (được bãi
# bỏ)", "Mục 8[10] đã bãi bỏ", or dots stand for them. Not "Quyết định số 5/QĐ-UBND hết hiệu lực",
# "Điều 3. Bãi bỏ".
_LEFT_OUT: Final = spaced(
    r"(?:(?<!\w)(?:điều|khoản|điểm|mục|chương|phần) |^\W{0,9})[0-9a-zđ]{1,5}[.)]?\s?"
    r"(?:\[?[0-9]{1,3}\]?)?[\s*]{0,4}"
    r"(?:\(\s?(?:được |đã |bị ){0,2}bãi bỏ|(?:được |đã |bị ){1,2}bãi bỏ|\(?(?:đã )?hết hiệu lực)"
    r"|^\W*?(?:\.{3}|…)\W*$",
    re.MULTILINE,
)
# The next number is that of other words: "Sửa đổi khoản 3 như sau:\n3.".
_NEW_WORDS: Final = lazy(r"(?:sửa|bổ sung|thay|trích|như sau)[^\n]{0,200}:\W*\Z")
_MOST_MISSING: Final = 4  # more of them were not forgotten: the paper is built otherwise
_MOST_ARTICLES: Final = 9  # the same of articles, of which fewer papers are built so
_NUMBER_SIZE: Final = 10  # characters of a number with its word: "Điều 26. "
_BEHIND: Final = 40  # characters behind a number in which it is said to be repealed


class _Heading(NamedTuple):
    """A numbered heading: its depth and kind, its number, and whether it is of a new series."""

    found: re.Match[str]
    depth: int
    kind: str
    number: int | None
    is_new: bool


def _headings(context: AuditContext) -> Iterator[_Heading]:
    """The numbered headings of a text, without those of quotations."""
    quoted = [each.span() for each in _LONG_QUOTE.finditer(context.text)]
    parent, last = "", -1  # the number before those of the series "2.1.", "2.2."; the last number
    for found in _HEADING.finditer(context.text):
        start = found.start()
        goes_on = _GOES_ON.search(context.text, max(0, start - 20), found.start("depth"))
        if goes_on or lies_in(quoted, start):
            continue
        kind = next(name for name in _DEEPER if found[name])
        number, is_new = _value(found[kind], kind), False
        if kind == "sub" and found["parent"] != parent:
            parent, is_new = found["parent"], True
            if number != 1 and int(parent) == last + 1:
                kind, number, is_new = "number", int(parent), False  # "2.6 Hai", with note 6
        elif kind == "number":
            parent = ""  # behind it "2.7 Hai" is the next number with note 7, and goes on no series
            number = last + 1 if _is_glued(found[kind], last + 1) else number
        last = number if kind == "number" and number else last
        yield _Heading(found, len(found["depth"]), kind, number, is_new)


def headings_are_numbered_in_order(context: AuditContext) -> Iterator[Issue]:
    """Each numbered heading follows the one before it: none is left out, none stands twice."""
    if context.is_scanned:
        return  # "HI. NỘI DUNG" and "e) Ba" are III and c
    open_lists: dict[tuple[int, str], list[tuple[int, int]]] = {}  # numbers and where they end
    for found, depth, kind, number, is_new in _headings(context):
        here = (depth, kind)
        rows = [] if is_new else open_lists.get(here, [])
        # A list within an item, such as the rows of a table, ends where the outer one goes on.
        going_on = [at for at, (one, _) in enumerate(rows) if one + 1 == number]
        if found["weak"] is not None and not going_on and (rows or number != 1):
            continue
        # Under a new heading of a higher kind or depth the numbers begin anew.
        open_lists = {key: rows for key, rows in open_lists.items() if not _is_below(key, here)}
        if number is None:
            continue
        open_lists[here] = rows
        before, end = rows[-1] if rows else (number, 0)
        if going_on:
            del rows[going_on[-1] :]
        elif number == 1:
            del rows[:-1]
        else:
            stem = rf"{found['parent']}\." if kind == "sub" else ""
            missing = [stem + _written(each, kind) for each in range(before + 1, number)]
            if rows and number >= before and not _is_explained(context, missing, kind, end, found):
                yield NUMBERING_JUMPS.at(
                    span=found.span(kind), before=_written(before, kind), number=found[kind]
                )
            del rows[-1:]
        rows.append((number, found.end()))


def _is_glued(written: str, number: int) -> bool:
    """Whether the mark of a footnote is glued to a number: "36." for the third, with note 6."""
    return len(written) > len(str(number)) and written.startswith(str(number))


def _is_explained(
    context: AuditContext, missing: Sequence[str], kind: str, end: int, found: re.Match[str]
) -> bool:
    """Whether numbers are *missing* from *end* to a heading for a reason that the text shows."""
    between = context.text[end : found.start()]
    return (
        len(missing) > (_MOST_ARTICLES if kind == "article" else _MOST_MISSING)
        or _LEFT_OUT.search(context.low, max(0, end - _NUMBER_SIZE), found.end() + _BEHIND)
        is not None
        or _NEW_WORDS.search(context.low, end, found.start()) is not None
        # A quotation that is closed too soon has the numbers right before, and so it may by chance,
        # but not the articles.
        or (
            (len(missing) > 1 or kind == "article" or not _stand_there("1", between))
            and bool(missing)
            and _stand_there(missing, between)
        )
        or _stand_there(missing or [_written(1, kind)], _LONG_QUOTE.sub("", between))
    )


def _stand_there(numbers: Sequence[str], between: str) -> bool:
    """Whether each stands there, though not as a heading does: "2/ Thu", "| 3. Fax", "… Điều 2"."""
    begins = (
        r"(?im)(?:^\W{{0,6}}(?:\w+\s)?|\|\W{{0,6}}|(?<=Điều\s)){}"
        r"(?:[0-9]{{1,2}}(?=[.)] ))?(?![\w%]|[.,/]\d)"
    )
    return all(name == "đ" or re.search(begins.format(name), between) for name in numbers)


def _written(number: int, kind: str) -> str:
    return _NUMERALS[kind][number - 1] if kind in _NUMERALS else str(number)


def _value(written: str, kind: str) -> int | None:
    if kind not in _NUMERALS:
        return int(written)
    name = written.upper() if kind == "roman" else written
    return _NUMERALS[kind].index(name) + 1 if name in _NUMERALS[kind] else None


def _is_below(key: tuple[int, str], here: tuple[int, str]) -> bool:
    """Whether a series of headings stands below another: "1." below "II.", a line below "## 3."."""
    (depth, kind), (own_depth, own) = key, here
    if depth == own_depth:
        return _DEEPER.index(kind) > _DEEPER.index(own)
    return own_depth > 0 and (depth == 0 or depth > own_depth)


REPEATED: Final = IssueKind(
    "GP632",
    Severity.NOTE,
    mark("a passage of {count} words stands here a second time"),
    mark("Strike one of the two if it was copied by mistake."),
)
DOUBLED_WORD: Final = IssueKind(
    "GP638",
    Severity.NOTE,
    mark("{written} stands twice"),
    mark("Strike one of the two."),
)
# The motto under the name of the country, with any marks between its words.
MOTTO_LINE: Final = spaced(rf"{MOTTO}[\W_]{{1,20}}hạnh phúc", re.IGNORECASE)
_LEAST_REPEATED: Final = 120  # characters; shorter lines recur for good reasons
_NEAR: Final = 12  # lines within which one line is taken for copied by mistake
_SHIFT: Final = 2  # lines by which two lines of one passage may lie differently far from the first
# A list of names behind its label, meant wherever it stands: "Thành phần mời: Sở A; Sở B; …".
_NAMES_BEHIND_LABEL: Final = lazy(r"[^:;.\n]{2,40}:(?:[^;\n]+;){3}")
# The mark of an item, which differs where its words are copied: "3. ", "- ".
_MARK: Final = lazy(r"[\W\d]*")
# The marks of headings and items from the highest down: "II.", "3.", "3.1.", "a)", "-".
_RANKS: Final = (
    re.compile(r"\W{0,9}(?:[IVX]{1,5}[.)]|Điều [0-9]|Phần |Chương )"),
    re.compile(r"\W{0,9}[0-9]{1,2}[.)/](?![0-9])"),
    re.compile(r"\W{0,9}[0-9]{1,2}\.[0-9]"),
    re.compile(r"\W{0,9}[a-zđ][.)/]"),
    re.compile(r"\s*[-–+•*]"),
)
_NOTE: Final = lazy(r"\s*(?:\[[0-9]{1,3}\]|[0-9]{1,3}\s{1,2}(?=[A-ZĐ]))")  # "[6] Điều này …"
_WRAPPED: Final = lazy(r"\s*(?:[a-zđà-ỹ]{2}|[0-9]++(?![.)]))")  # how a line goes on
_FILLED: Final = lazy(r"[._…]{3,}")  # dots of a form
# A paper on procedures has the same steps and grounds in each of them.
_PROCEDURE: Final = spaced(r"(?<!\w)thủ tục hành chính(?!\w)")
_LEAST_PROCEDURES: Final = 3
_LEAST_ELSEWHERE: Final = 3  # lines of a passage that stand under another heading, too


class _Again(NamedTuple):
    """A line that stands a second time: how far back, and whether under another heading there."""

    issue: Issue
    back: int
    elsewhere: bool


def no_passage_stands_twice(context: AuditContext) -> Iterator[Issue]:
    """No paragraph stands near by a second time, word for word, nor several of them in a row.

    A single one far away is meant: a summary, the same task of two bodies. So is what a plan and
    the decision on it have in common, and what several procedures have.
    """
    if len(_PROCEDURE.findall(context.low)) >= _LEAST_PROCEDURES:
        return
    found = list(_again(context))
    for at, each in enumerate(found):
        near = [abs(other.back - each.back) <= _SHIFT for other in found[max(0, at - 2) : at + 3]]
        in_a_row = sum(near)
        least = _LEAST_ELSEWHERE if each.elsewhere else 2
        if in_a_row >= least or (each.back <= _NEAR and not each.elsewhere):
            yield each.issue


def _again(context: AuditContext) -> Iterator[_Again]:
    """The long lines that stand a second time, but not those of tables, forms and footnotes."""
    seen: dict[str, int] = {}
    heads = [head.start() for head in MOTTO_LINE.finditer(context.text)][1:]
    lines = list(re.finditer(r"^[^\S\n]*+\S[^\n]*", context.text, re.MULTILINE))
    keys = [_FILLED.sub("", _MARK.sub("", line[0].lower(), count=1)).split() for line in lines]
    last = [0] * (len(_RANKS) + 1)  # the last line of each rank
    for at, line in enumerate(lines):
        if heads and line.start() >= heads[0]:
            heads, seen = heads[1:], {}
        rank = next((rank for rank, mark in enumerate(_RANKS) if mark.match(line[0])), len(_RANKS))
        last[rank] = at
        key = " ".join(keys[at])
        if len(key) < _LEAST_REPEATED or "\t" in line[0] or "|" in line[0]:
            continue
        first = seen.setdefault(key, at)
        if first == at or _NAMES_BEHIND_LABEL.match(line[0]) or _NOTE.match(line[0]):
            continue
        goes_on = at + 1 < len(lines) and _WRAPPED.match(lines[at + 1][0])
        if goes_on and line[0][-1] not in ".;:" and keys[at + 1] != keys[first + 1]:
            continue  # only a part of a sentence stands there again
        issue = REPEATED.at(span=line.span(), count=len(keys[at]))
        yield _Again(issue, at - first, elsewhere=max(last[:rank], default=0) > first)


# Words that nothing doubles: "theo theo quy định". Not "từ từ", "tiếp theo theo", "mã số số 2".
_DOUBLED: Final = spaced(
    r"(?<!\w)(?P<word>(?<!tiếp\s)(?<!kèm\s)(?<!đi\s)(?<!mang\s)theo|của|các|những|với|tại"
    r"|thực hiện|triển khai|nâng cao|tăng cường|tuyên truyền|(?<!mã\s)(?<!biển\s)số(?= số [0-9]))"
    r"[^\S\n]{0,3}(?:[^\S\n]|\n[^\S\n]{0,20})(?P=word)(?!\w)",
    re.IGNORECASE,
)


def no_word_stands_twice(context: AuditContext) -> Iterator[Issue]:
    """No small word stands twice in a row."""
    for found in _DOUBLED.finditer(context.text):
        if not context.is_left_alone(found.start()):
            yield DOUBLED_WORD.at(
                span=found.span(), written=found["word"], replacement=found["word"]
            )


TWO_DATES: Final = IssueKind(
    "GP658",
    Severity.WARNING,
    mark("{number} is dated {written} here, but {first} before"),
    mark("Look the date up in the document."),
)


def one_number_has_one_date(context: AuditContext) -> Iterator[Issue]:
    """A document that is cited twice, with its issuer, has the same day of the year both times."""
    seen: dict[tuple[str, str, int], dt.date] = {}
    for mention in context.by_kind[MentionKind.CITATION]:
        cited = mention.value
        if cited.number is None or not isinstance(cited.date, dt.date) or not cited.issuer:
            continue
        key = str(cited.number), cited.issuer.lower(), cited.date.year
        first = seen.setdefault(key, cited.date)
        if first != cited.date:
            yield TWO_DATES.at(
                span=core(mention), number=str(cited.number), first=first, written=cited.date
            )


STRUCTURE_RULES: Final = (
    headings_are_numbered_in_order,
    no_passage_stands_twice,
    no_word_stands_twice,
    one_number_has_one_date,
)
