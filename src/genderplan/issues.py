"""Findings as values: what is wrong or doubtful, where, how sure we are, and what to do.

A check returns :class:`Issue` objects and never raises, prints or changes anything. Each kind of
finding is declared once, beside the check that finds it, as an :class:`IssueKind`: its code is
stable and documented, its sentence exists in Vietnamese and English. Codes: GP1xx documents,
GP2xx hierarchy, GP3xx indicators, GP4xx targets, GP5xx plans and reports, GP6xx text, GP9xx files.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from functools import cache
from string import Formatter
from typing import Final, NoReturn, overload

import attrs

from genderplan._messages import Language, Message, Value, mark, message, translate
from genderplan._notebook import InNotebooks, html_table
from genderplan._package import named_in_hints

__all__ = ["BilingualText", "Issue", "IssueKind", "Issues", "Language", "Severity"]


class Severity(Enum):
    """How sure a finding is: an error is wrong, a warning doubtful, a note worth knowing.

    >>> Severity.ERROR.label("vi")
    'lỗi'
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Refuse another value, and say which ones there are."""
        raise ValueError(f"severity is {value!r}; 'error', 'warning' or 'note' is expected")

    def label(self, language: Language = "vi") -> str:
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


@cache
def _fields(*sentences: str) -> frozenset[str]:
    """The names of the fields of sentences: "{count} units" has the field count.

    Raises ``ValueError`` for a brace without its other half, and for "{}" and "{count:,}".
    """
    found = set()
    for sentence in sentences:
        try:
            for _, field, layout, conversion in Formatter().parse(sentence):
                if field is not None:
                    found.add(field if field.isidentifier() else "")
                    found.update("" for more in (layout, conversion) if more)
        except ValueError:
            found.add("")
        if "" in found:
            raise ValueError(
                f"{sentence!r} has braces around more than a name; write {{count}}, "
                "and {{ or }} for a brace itself"
            )
    return frozenset(found)


def _check_values(fields: frozenset[str], given: Iterable[str], whose: str) -> None:
    """Refuse values that a sentence has no field for, and fields without a value."""
    names = set(given)
    missing, unknown = sorted(fields - names), sorted(names - fields)
    if missing:
        raise ValueError(f"{whose} has no value for {{{missing[0]}}}; give {missing[0]}=...")
    if unknown:
        has = ", ".join(f"{{{name}}}" for name in sorted(fields)) or "none"
        raise ValueError(f"{whose} has no field {{{unknown[0]}}}; its fields: {has}")


def _sentence(value: str | Message) -> str | Message:
    if isinstance(value, str | Message):
        return value
    raise ValueError(f"{value!r} is no sentence; a text or a BilingualText is expected")


@attrs.frozen(repr=False)
class BilingualText(Message):
    """A sentence of your own in both languages, with the same ``{fields}``.

    The library's own sentences have their Vietnamese in a catalog; those of your findings, measures
    and remarks are given like this. Where there is no Vietnamese sentence the English one is shown.

    Raises ``ValueError`` where the Vietnamese sentence has a field that the English one lacks.

    >>> asked = BilingualText("{unit} sent {count}", vi="{unit} gửi {count}")
    >>> kind = IssueKind("TH001", Severity.NOTE, asked)
    >>> kind.at(unit="xã Một", count=2).text("vi")
    'TH001 lưu ý: xã Một gửi 2'
    """

    template: str
    """The sentence in English, with ``{fields}``."""
    values: tuple[tuple[str, Value], ...] = ()
    """What fills the fields: pairs of name and value; ``filled`` gives them by name."""
    vi: str = ""
    """The sentence in Vietnamese."""

    def __attrs_post_init__(self) -> None:
        unknown = sorted(_fields(self.vi) - _fields(self.template))
        if unknown:
            raise ValueError(
                f"vi has the field {{{unknown[0]}}}, which the English sentence lacks: "
                f"{self.template!r}; use the same fields in both"
            )

    def sentence(self, language: Language) -> str:
        """The sentence in *language* with its fields still open."""
        return self.vi if language == "vi" and self.vi else self.template


@named_in_hints
@attrs.frozen
class Issue:
    """One finding.

    >>> issue = Issue("GP301", Severity.WARNING, message("{n} of {m} units", n=3, m=5), path="x")
    >>> issue.message
    '3 of 5 units'
    >>> print(issue)
    GP301 warning at x: 3 of 5 units
    """

    code: str
    """The code of its kind: "GP301", or one of your own."""
    severity: Severity = attrs.field(converter=Severity)
    """How sure it is."""
    summary: Message
    """What is wrong, in no language yet: :meth:`text` tells it in one."""
    path: str = ""
    """Where it stands in an object: ``"results[2].women"``; empty for the whole of it."""
    span: tuple[int, int] | None = None
    """Where it stands in a text: the first character and the one after the last, from 0."""
    advice: Message | None = None
    """What to do about it; None when there is nothing to say."""
    source: str = ""
    """The file or document that it is about, when there is one."""
    replacement: str | None = None
    """The text that should stand at :attr:`span`, when there is exactly one."""
    repeats: tuple["Issue", ...] = ()
    """The same fault at further places of the text."""
    place: Message | None = None
    """Where it stands in a document, in words: table 2, row 3, column Nữ."""

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

    def text(self, language: Language = "vi") -> str:
        """The finding in one line: code, severity, place, sentence and advice."""
        where = ", ".join(_where(self, language))
        place = f" {translate(mark('at'), language)} {where}" if where else ""
        return f"{self.code} {self.severity.label(language)}{place}: {self.sentences(language)}"

    def sentences(self, language: Language = "vi") -> str:
        """What is wrong and what to do about it, without code, severity and place."""
        sentence = self.summary.text(language)
        if self.repeats:
            more = message("at {count} more places", count=len(self.repeats))
            sentence = f"{sentence} ({more.text(language)})"
        if self.advice is None:
            return sentence
        stop = "" if sentence.endswith((".", "?", "!")) else "."
        return f"{sentence}{stop} {self.advice.text(language)}"

    def under(self, prefix: str) -> "Issue":
        """The same finding seen from an object that holds this one at *prefix*.

        >>> Issue("GP301", Severity.NOTE, message("x"), path="women").under("results[2]").path
        'results[2].women'
        """
        joint = "" if not self.path or self.path.startswith("[") else "."
        return attrs.evolve(self, path=f"{prefix}{joint}{self.path}")

    def __str__(self) -> str:
        return self.text("en")


def _where(issue: Issue, language: Language) -> list[str]:
    where = [issue.source] if issue.source else []
    if issue.path:
        where.append(issue.path)
    if issue.place is not None:
        where.append(issue.place.text(language))
    elif issue.span:
        where.append(f"{issue.span[0]}-{issue.span[1]}")
    return where


@attrs.frozen
class IssueKind:
    """A kind of finding, declared once: code, usual severity, sentence and advice.

    Sentences of your own in both languages are :class:`BilingualText`.

    Raises ``ValueError`` for a severity that there is not, and :meth:`at` for a field without a
    value and a value without a field.

    >>> kind = IssueKind("GP301", Severity.WARNING, "{stated} is stated, {computed} follows")
    >>> print(kind.at("results[0]", stated="26%", computed="25.6%"))
    GP301 warning at results[0]: 26% is stated, 25.6% follows
    """

    code: str
    """The code that its findings bear; one of your own does not begin with GP."""
    severity: Severity = attrs.field(converter=Severity)
    """How sure its findings are, as a rule."""
    template: str | BilingualText = attrs.field(converter=_sentence)
    """The sentence, with ``{fields}`` that :meth:`at` fills."""
    advice: str | BilingualText = attrs.field(default="", converter=_sentence)
    """What to do about it, with ``{fields}`` too; empty when there is nothing to say."""

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
        sentences = (getattr(each, "template", each) for each in (self.template, self.advice))
        fields = _fields(*sentences)
        if fields != values.keys():
            _check_values(fields, values, f"a finding of {self.code}")
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
class Issues(InNotebooks, Sequence[Issue]):
    """Findings in the order in which they were found: a sequence that can print itself.

    >>> found = Issues([IssueKind("GP301", Severity.WARNING, "odd").at("x")])
    >>> len(found), found.has_errors
    (1, False)
    >>> print(found.text("vi"))
    GP301 cảnh báo tại x: odd
    """

    items: tuple[Issue, ...] = ()
    """The findings, as a tuple."""

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

    def text(self, language: Language = "vi") -> str:
        """All findings, a line each."""
        return "\n".join(issue.text(language) for issue in self.items)

    def to_rows(self, language: Language = "vi") -> list[dict[str, object]]:
        """A row of plain values for each finding, as dataframe libraries take them.

        >>> Issues([IssueKind("GP301", Severity.WARNING, "odd").at("x")]).to_rows("en")
        [{'code': 'GP301', 'severity': 'warning', 'place': 'x', 'finding': 'odd', 'advice': ''}]
        """
        return [
            {
                "code": issue.code,
                "severity": issue.severity.value,
                "place": ", ".join(_where(issue, language)),
                "finding": issue.summary.text(language),
                "advice": issue.advice.text(language) if issue.advice else "",
            }
            for issue in self.items
        ]

    def html(self, language: Language = "vi") -> str:
        """The findings as a table of HTML, every text escaped."""
        head = (mark("Code"), mark("Severity"), mark("Place"), mark("What was found"))
        rows = [
            (
                issue.code,
                issue.severity.label(language),
                ", ".join(_where(issue, language)),
                issue.sentences(language),
            )
            for issue in self.items
        ]
        return html_table(translate(mark("Findings"), language), head, rows, language)

    def __str__(self) -> str:
        return self.text("en")

    def __repr__(self) -> str:
        return f"Issues({list(self.items)!r})"


# Kinds that more than one part reports: one fault has one code, wherever it is found. What only
# one part finds is declared in that part.
SHARE_WRONG: Final = IssueKind(
    "GP601",
    Severity.ERROR,
    mark("{relation}"),
    mark("Check both counts and the percentage against the source."),
)
SHARE_CUT: Final = IssueKind(
    "GP602", Severity.NOTE, mark("{relation}"), mark("Percentages are rounded half up.")
)
SHARE_OF_OTHERS: Final = IssueKind(
    "GP603", Severity.WARNING, mark("{relation}"), mark("Say of which total it is the share.")
)
SEXES_DIFFER: Final = IssueKind(
    "GP604",
    Severity.ERROR,
    mark("{women} women and {men} men are {sum}, but the total is stated as {total}"),
    mark("Mend the figure that is wrong, or say whose sex is unknown."),
)
NO_LONGER_IN_FORCE: Final = IssueKind(
    "GP614",
    Severity.WARNING,
    mark("{document} was in force until {until}; the text is of {date}"),
    mark("Unless the text tells of the past, cite what is in force{successor}."),
)
NOT_YET_IN_FORCE: Final = IssueKind(
    "GP615",
    Severity.WARNING,
    mark("{document} is in force since {since}; the text is of {date}"),
)
LATER_THAN_THE_TEXT: Final = IssueKind(
    "GP616",
    Severity.ERROR,
    mark("the document cited is dated {cited}, after the text itself, {date}"),
    mark("One of the two dates is wrong."),
)
NO_DISTRICTS: Final = IssueKind(
    "GP624",
    Severity.WARNING,
    mark("{written} names the district level, which ended on 30/6/2025; the text is of {date}"),
    mark("Name the commune or the province that has taken over."),
)
BODY_ENDED: Final = IssueKind(
    "GP625",
    Severity.WARNING,
    mark("{written} does not exist on {date}{after}"),
    mark("Name the body that has taken over."),
)
