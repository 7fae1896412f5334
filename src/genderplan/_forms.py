"""Written forms: the text that a parser reads, and the tables of forms that it is read by.

Every parser reads through a :class:`Source`, whose errors point into what was given. A table of
forms is the only place where a form is spelled. The strict reader, the finder in running text and
the words that a text is searched for first are all taken from it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple, cast

import attrs

from genderplan._messages import Message, message
from genderplan._text import lower, normalise_with_offsets
from genderplan.errors import ParseError

FIGURE: Final = "0"
"""Stands in :attr:`Form.first` for a figure, as a form that begins with one has no first word."""

_YEAR: Final = r"(?:19|20)[0-9]{2}(?![0-9])"
# How a named group begins, or is asked for again: "(?P<day>", "(?P=day)"; not "(?:".
_GROUP: Final = re.compile(r"\(\?P(?P<kind>[<=])(?P<name>[a-z]+[0-9]?)(?P<end>>?)")


def any_of(words: Iterable[str]) -> str:
    r"""A pattern for any of *words*, the longest first, with one or two spaces between syllables.

    >>> print(any_of(["tỷ", "nghìn tỷ"]))
    (?:nghìn\s{1,2}tỷ|tỷ)
    """
    longest = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word) for word in longest)})".replace(r"\ ", r"\s{1,2}")


class Form(NamedTuple):
    """One written form, in small letters.

    ``pattern`` has its parts as named groups. In it and in ``first`` a space stands for one to
    three spaces or line breaks, "~" for as many or none. An "@" stands for a year: any digits where
    a whole text is read, so that the error can say what is wrong with them, and four digits from
    1900 to 2099 in running text. ``first`` maps each word that the form begins with in running text
    to a pattern of what must follow that word; a form without is read as a whole text only.
    ``edge`` is what must follow the form in running text, ``read`` gives the value of what is
    written, where the forms of a table are not all read alike. ``example`` has this form,
    ``counter`` has not.
    """

    name: str
    pattern: str
    example: str
    counter: str
    first: Mapping[str, str] = {}
    edge: str = r"(?![0-9])"
    read: Callable[..., Any] | None = None


def spelled(pattern: str, year: str = _YEAR) -> str:
    r"""A regular expression for the pattern of a form.

    >>> print(spelled("tháng~5 năm~@", "[0-9]+"))
    tháng\s{0,3}5\s{1,3}năm\s{0,3}[0-9]+
    """
    return pattern.replace(" ", r"\s{1,3}").replace("~", r"\s{0,3}").replace("@", year)


class _LazyPattern:
    """A regular expression that is compiled when it is first asked to match."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any method of a pattern
        compiled = re.compile(self.pattern, self._flags)
        for method in ("match", "fullmatch", "search", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled at its first use: a text needs few of all there are."""
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


def spaced(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""A lazy regular expression; each blank stands for one to three spaces or line breaks.

    >>> spaced("bình đẳng giới").pattern
    'bình\\s{1,3}đẳng\\s{1,3}giới'
    """
    return lazy(pattern.replace(" ", r"\s{1,3}"), flags)


class Fault(Exception):  # noqa: N818 - it is turned into an error with the text, or into a value
    """What is wrong with a part of a written form, and where the part stands."""

    def __init__(
        self, summary: Message, part: str, span: tuple[int, int], *, lacking: bool = False
    ) -> None:
        """*span* is in the text in small letters; *lacking* when it says too little, not wrong."""
        super().__init__(summary)
        self.summary = summary
        self.part = part
        self.span = span
        self.lacking = lacking


class Written:
    """A text, or a place in one, that has a form."""

    __slots__ = ("_groups", "form", "match")

    def __init__(self, form: Form, match: re.Match[str], groups: Mapping[str, int]) -> None:
        """*groups* are the numbers of the groups of *form* in *match*, by their names."""
        self.form = form
        self.match = match
        self._groups = groups

    def __getitem__(self, part: str) -> str:
        """The letters of a part; none where it is not written, or the form has no such part."""
        group = self._groups.get(part)
        return "" if group is None else self.match[group] or ""

    def span(self, part: str) -> tuple[int, int]:
        """Where a part stands; the end of the form where it is not written."""
        group = self._groups.get(part)
        start, end = (-1, -1) if group is None else self.match.span(group)
        return (start, end) if start >= 0 else (self.match.end(), self.match.end())

    def fault(self, summary: Message, part: str, place: str, *, lacking: bool = False) -> Fault:
        """The fault of the *part* that stands at the group *place*."""
        return Fault(summary, part, self.span(place), lacking=lacking)


class _Pattern:
    """Several forms as one pattern, of which the first that fits is taken."""

    def __init__(
        self, forms: Sequence[Form], patterns: Iterable[str], edges: tuple[str, str]
    ) -> None:
        """*patterns* are those of *forms*; *edges* may stand around each of them."""
        parts = [
            # the empty group at the end of a form says which one has matched
            _GROUP.sub(rf"(?P\g<kind>\g<name>_{at}\g<end>", pattern) + f"(?P<f{at}>)"
            for at, pattern in enumerate(patterns)
        ]
        self.pattern: Final = re.compile(f"{edges[0]}(?:{'|'.join(parts)}){edges[1]}")
        self._forms: Final = {f"f{at}": (form, dict[str, int]()) for at, form in enumerate(forms)}
        for name, group in self.pattern.groupindex.items():
            part, _, at = name.rpartition("_")
            if part:
                self._forms[f"f{at}"][1][part] = group

    def written(self, match: re.Match[str] | None) -> Written | None:
        """What *match* found; its last group says which form it is."""
        if match is None:
            return None
        form, groups = self._forms[match.lastgroup or ""]
        return Written(form, match, groups)


class Forms:
    """A table of forms, in the order in which they are tried.

    >>> forms = Forms([Form("day", "(?P<day>[0-9]+)/(?P<month>[0-9]+)", "8/3", "8.3", {"0": "/"})])
    >>> forms.whole("20/10")["month"], forms.whole("20.10")
    ('10', None)
    >>> forms.at("dịp 20/10", 4, "0")["day"]
    '20'
    """

    def __init__(self, forms: list[Form], before: str = r"\s*", after: str = r"\s*") -> None:
        """*before* and *after* may stand around a form that is a whole text."""
        self.forms: Final = tuple(forms)
        self._edges: Final = (before, after)
        self._found: Final[dict[str, _Pattern]] = {}

    @cached_property
    def _whole(self) -> _Pattern:
        patterns = [spelled(form.pattern, "[0-9]+") for form in self.forms]
        return _Pattern(self.forms, patterns, self._edges)

    def whole(self, low: str) -> Written | None:
        """The form that the whole of a text in small letters has."""
        return self._whole.written(self._whole.pattern.fullmatch(low))

    def at(self, low: str, start: int, word: str) -> Written | None:
        """The form that begins at *start* of a text with the first word *word*, or a figure."""
        if word not in self.first_words:
            return None
        found = self._found.get(word)
        if found is None:
            forms = [form for form in self.forms if word in form.first]
            begins = "[0-9]+" if word == FIGURE else word
            patterns = [
                spelled(f"(?={begins}(?:{form.first[word]})){form.pattern}{form.edge}")
                for form in forms
            ]
            found = self._found[word] = _Pattern(forms, patterns, ("", ""))
        return found.written(found.pattern.match(low, start))

    def embedded(self, *names: str) -> str:
        """The forms called *names* in running text, as a pattern without groups for a longer one.

        >>> Forms([Form("day", "(?P<day>[0-9]+)/(?P<month>[0-9]+)", "8/3", "8.3")]).embedded("day")
        '(?:(?:[0-9]+)/(?:[0-9]+)(?![0-9]))'
        """
        forms = {form.name: spelled(f"{form.pattern}{form.edge}") for form in self.forms}
        pattern = "|".join(forms[name] for name in names)
        return f"(?:{_GROUP.sub('(?:', pattern)})"

    @cached_property
    def first_words(self) -> Mapping[str, str]:
        """The words that the forms begin with, each with a pattern of what must follow."""
        follows: dict[str, list[str]] = {}
        for form in self.forms:
            for word, pattern in form.first.items():
                follows.setdefault(word, []).append(spelled(pattern))
        return {word: "|".join(dict.fromkeys(parts)) for word, parts in follows.items()}


LONGEST: Final = 300


def _shown(given: object) -> str:
    """What is no text, shown shortly; some objects cannot be shown (an int of 5,000 digits)."""
    try:
        return repr(given)[:LONGEST]
    except Exception:  # noqa: BLE001 - whatever an object's own repr raises
        return "..."


@attrs.frozen
class Source:
    """The text *given*, ``text`` as it is matched, and the way back from one to the other.

    It refuses what is no text and what is longer than anything it could be, before any work is
    done, so that a parser's time is bounded whatever it is given.
    """

    given: str
    text: str
    offsets: Sequence[int]
    part: str

    @classmethod
    def of(cls, given: object, part: str, *, longest: int = LONGEST) -> "Source":
        """The source for reading *given* as a *part* ("date", "number"), normalised.

        Raises :class:`~genderplan.errors.ParseError` for what is no text, empty or too long.

        >>> Source.of("25\u00a0%", "percentage").text
        '25 %'
        """
        if not isinstance(given, str):
            summary = message(
                "{value} is of type {kind}; a text is expected",
                value=_shown(given),
                kind=type(given).__name__,
            )
            raise ParseError(summary, given, part=part)
        if len(given) > longest:
            summary = message(
                "the text is {length} characters long; at most {longest} are read here: "
                "give the {part} alone",
                length=len(given),
                longest=longest,
                part=message(part),
            )
            raise ParseError(summary, given, part=part, span=(longest, len(given)))
        text, offsets = normalise_with_offsets(given)
        if not text or text.isspace():
            summary = message("the text is empty; expected: {part}", part=message(part))
            raise ParseError(summary, given, part=part, span=(0, len(given)))
        return cls(given, text, offsets, part)

    @property
    def low(self) -> str:
        """``text`` in small letters. Patterns match it rather than ignoring case: ı is no i."""
        return lower(self.text)

    def error(self, summary: Message, part: str, span: tuple[int, int]) -> ParseError:
        """The error that says *summary* about the *span* of the normalised text."""
        start, end = self.offsets[span[0]], self.offsets[span[1]]
        return ParseError(summary, self.given, part=part, span=(start, end))

    def unreadable(self, expected: str) -> ParseError:
        """The error for a text that has none of the known shapes; *expected* shows one that has."""
        text = self.text
        span = (len(text) - len(text.lstrip()), len(text.rstrip()))
        summary = message(
            "{text} is no {part}; write it like {expected}",
            text=repr(self.given),
            part=message(self.part),
            expected=expected,
        )
        return self.error(summary, self.part, span)
