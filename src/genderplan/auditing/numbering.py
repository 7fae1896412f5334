"""The rule about numbered headings: each follows the one before it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from genderplan._forms import lazy, spaced
from genderplan._messages import mark
from genderplan._text import roman
from genderplan.auditing.reading import AuditContext, lies_in
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
    """Whether each stands there, though not as a heading does: "2/ Thu", "… tỉnh. Điều 2."."""
    begins = (
        r"(?im)(?:^\W{{0,6}}(?:\w+\s)?|(?<=Điều\s)){}(?:[0-9]{{1,2}}(?=[.)] ))?(?![\w%]|[.,/]\d)"
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
