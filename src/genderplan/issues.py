"""Findings as values: what is wrong or doubtful, where, how sure we are, and what to do.

Decided: a check returns :class:`Issue` objects and never raises, prints or changes anything. Each
kind of finding is declared once, beside the check that finds it, as an :class:`IssueKind`: its code
is stable and documented, its sentence exists in Vietnamese and English. Codes: GP1xx documents,
GP2xx hierarchy, GP3xx indicators, GP4xx targets, GP5xx plans and reports, GP6xx text, GP9xx files.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import overload

import attrs

from genderplan._messages import Language, Message, Value, mark, message, translate

__all__ = ["Issue", "IssueKind", "Issues", "Severity"]


class Severity(Enum):
    """How sure a finding is: an error is wrong, a warning doubtful, a note worth knowing.

    >>> Severity.ERROR.label("vi")
    'lỗi'
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def label(self, language: Language = "en") -> str:
        """The word for this severity in *language*."""
        return translate(_SEVERITY_WORDS[self], language)

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note: the order in which to read them."""
        return list(Severity).index(self)


_SEVERITY_WORDS = {
    Severity.ERROR: mark("error"),
    Severity.WARNING: mark("warning"),
    Severity.NOTE: mark("note"),
}


@attrs.frozen
class Issue:
    """One finding.

    ``path`` says where it stands in an object (``"results[2].women"``), ``span`` where in a text
    (start and end, in characters); ``source`` names the file or document when there is one.
    ``replacement`` is the text that should stand at ``span``, when there is exactly one.
    ``repeats`` are the same fault at further places of a text, which is told once.

    >>> issue = Issue("GP301", Severity.WARNING, message("{n} of {m} units", n=3, m=5), path="x")
    >>> issue.message
    '3 of 5 units'
    >>> print(issue)
    GP301 warning at x: 3 of 5 units
    """

    code: str
    severity: Severity
    summary: Message
    path: str = ""
    span: tuple[int, int] | None = None
    advice: Message | None = None
    source: str = ""
    replacement: str | None = None
    repeats: tuple["Issue", ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Every place of a text where the fault stands, in order."""
        return tuple(each.span for each in (self, *self.repeats) if each.span is not None)

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.summary.text("en")

    @property
    def hint(self) -> str:
        """What to do about it, in English; empty when there is nothing to say."""
        return self.advice.text("en") if self.advice else ""

    def text(self, language: Language = "en") -> str:
        """The finding in one line: code, severity, place, sentence and advice."""
        place = _place(self, language)
        head = f"{self.code} {self.severity.label(language)}"
        sentence = self.summary.text(language)
        if self.repeats:
            more = message("at {count} more places", count=len(self.repeats))
            sentence = f"{sentence} ({more.text(language)})"
        if self.advice is None:
            return f"{head}{place}: {sentence}"
        stop = "" if sentence.endswith((".", "?", "!")) else "."
        return f"{head}{place}: {sentence}{stop} {self.advice.text(language)}"

    def under(self, prefix: str) -> "Issue":
        """The same finding seen from an object that holds this one at *prefix*.

        >>> Issue("GP301", Severity.NOTE, message("x"), path="women").under("results[2]").path
        'results[2].women'
        """
        joint = "" if not self.path or self.path.startswith("[") else "."
        return attrs.evolve(self, path=f"{prefix}{joint}{self.path}")

    def __str__(self) -> str:
        return self.text()


def _place(issue: Issue, language: Language) -> str:
    where = [issue.source] if issue.source else []
    if issue.path:
        where.append(issue.path)
    if issue.span:
        where.append(f"{issue.span[0]}-{issue.span[1]}")
    return f" {translate(mark('at'), language)} {', '.join(where)}" if where else ""


@attrs.frozen
class IssueKind:
    """A kind of finding, declared once: code, usual severity, sentence and advice in English.

    >>> kind = IssueKind("GP301", Severity.WARNING, "{stated} is stated, {computed} follows")
    >>> print(kind.at("results[0]", stated="26 %", computed="25.6 %"))
    GP301 warning at results[0]: 26 % is stated, 25.6 % follows
    """

    code: str
    severity: Severity
    template: str
    advice: str = ""

    def at(
        self,
        path: str = "",
        *,
        span: tuple[int, int] | None = None,
        severity: Severity | None = None,
        replacement: str | None = None,
        **values: Value,
    ) -> Issue:
        """A finding of this kind at *path* or *span*, its sentence filled with *values*."""
        return Issue(
            code=self.code,
            severity=severity or self.severity,
            summary=message(self.template, **values),
            path=path,
            span=span,
            advice=message(self.advice, **values) if self.advice else None,
            replacement=replacement,
        )


@attrs.frozen(init=False, repr=False)
class Issues(Sequence[Issue]):
    """Findings in the order in which they were found: a sequence that can print itself.

    >>> found = Issues([IssueKind("GP301", Severity.WARNING, "odd").at("x")])
    >>> len(found), found.has_errors
    (1, False)
    >>> print(found.text("vi"))
    GP301 cảnh báo tại x: odd
    """

    items: tuple[Issue, ...] = ()

    def __init__(self, items: Iterable[Issue] = ()) -> None:
        self.__attrs_init__(tuple(items))

    @overload
    def __getitem__(self, index: int) -> Issue: ...
    @overload
    def __getitem__(self, index: slice) -> "Issues": ...
    def __getitem__(self, index: int | slice) -> "Issue | Issues":
        return self.items[index] if isinstance(index, int) else Issues(self.items[index])

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Issue]:
        return iter(self.items)

    def __add__(self, other: Iterable[Issue]) -> "Issues":
        return Issues((*self.items, *other))

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(issue.severity is Severity.ERROR for issue in self.items)

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of each finding, in order."""
        return tuple(issue.code for issue in self.items)

    def with_code(self, code: str) -> "Issues":
        """Only the findings with this *code*."""
        return self.where(lambda issue: issue.code == code)

    def where(self, wanted: Callable[[Issue], bool]) -> "Issues":
        """Only the findings for which *wanted* is true."""
        return Issues(filter(wanted, self.items))

    def under(self, prefix: str) -> "Issues":
        """The same findings seen from an object that holds their object at *prefix*."""
        return Issues(issue.under(prefix) for issue in self.items)

    def by_severity(self) -> "Issues":
        """The same findings, errors first."""
        return Issues(sorted(self.items, key=lambda issue: issue.severity.rank))

    def text(self, language: Language = "en") -> str:
        """All findings, a line each."""
        return "\n".join(issue.text(language) for issue in self.items)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"Issues({list(self.items)!r})"
