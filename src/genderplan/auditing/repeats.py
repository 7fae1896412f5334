"""Rules about what stands a second time: a paragraph, several of them, a small word."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from genderplan._forms import lazy, spaced
from genderplan._messages import mark
from genderplan.auditing.reading import AuditContext
from genderplan.documents.types import MOTTO
from genderplan.issues import Issue, IssueKind, Severity

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
_LEAST_ELSEWHERE: Final = 3  # lines of a passage that stand under another heading, too


class _Again(NamedTuple):
    """A line that stands a second time: how far back, and whether under another heading there."""

    issue: Issue
    back: int
    elsewhere: bool


def no_passage_stands_twice(context: AuditContext) -> Iterator[Issue]:
    """No paragraph stands near by a second time, word for word, nor several of them in a row.

    A single one far away is meant: a summary, the same task of two bodies. So is what a plan and
    the decision on it have in common.
    """
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


# Words that nothing doubles: "theo theo quy định". Not "từ từ", "tiếp theo theo".
_DOUBLED: Final = spaced(
    r"(?<!\w)(?P<word>(?<!tiếp\s)(?<!kèm\s)(?<!đi\s)(?<!mang\s)theo|của|các|những|với|tại"
    r"|thực hiện|triển khai|nâng cao|tăng cường|tuyên truyền|số(?= số [0-9]))"
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


REPEAT_RULES: Final = (no_passage_stands_twice, no_word_stands_twice)
