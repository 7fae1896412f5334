"""Running the rules over a text, and putting right what can be put right safely.

A rule is a plain function of the context that yields findings. They come in the order of the text,
a fault of one kind once with all its places. A correction is safe when it changes no fact: how a
date, a figure or a number of a document is written.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final

import attrs

from genderplan._batches import in_order
from genderplan._forms import spaced
from genderplan._messages import message
from genderplan._text import composed_with_offsets
from genderplan.auditing.citations import CITATION_RULES
from genderplan.auditing.days import DAY_RULES
from genderplan.auditing.figures import FIGURE_RULES
from genderplan.auditing.form import FORM_RULES, SAFE_CODES
from genderplan.auditing.places import PLACE_RULES
from genderplan.auditing.reading import AuditContext, Rule
from genderplan.auditing.results import RESULT_RULES
from genderplan.auditing.structure import STRUCTURE_RULES
from genderplan.auditing.sums import SUM_RULES
from genderplan.auditing.tables import TABLE_RULES
from genderplan.documents import DocumentReference
from genderplan.errors import InvalidValueError
from genderplan.extraction import DocumentText
from genderplan.extraction.cleaning import is_plain
from genderplan.hierarchy import AdministrativeUnit, Hierarchy
from genderplan.issues import Issue, Issues
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date

# Words without which no text names the national strategy or its resolution.
_STRATEGY: Final = spaced(r"(?:quốc|chiến) (?:gia|lược)|nghị quyết")


def national_targets_are_quoted_rightly(context: AuditContext) -> Iterator[Issue]:
    """A figure said to be the nation's target is that; a local one that asks for less is told."""
    if _STRATEGY.search(context.low):
        from genderplan.auditing import targets  # the strategies take long to load

        yield from targets.misquoted_targets(context)
        yield from targets.weaker_local_targets(context)


AUDIT_RULES: Final[tuple[Rule, ...]] = (
    *FIGURE_RULES,
    *SUM_RULES,
    *RESULT_RULES,
    *TABLE_RULES,
    *CITATION_RULES,
    *PLACE_RULES,
    *DAY_RULES,
    *FORM_RULES,
    *STRUCTURE_RULES,
    national_targets_are_quoted_rightly,
)
# Faults of form: however often and with whatever words one stands in a text, it is one habit.
_ONE_A_TEXT: Final = frozenset(
    {"GP107", "GP602", "GP624", "GP625", "GP632", "GP638", "GP121", "GP642", "GP643"}
)


def audit(  # noqa: PLR0913 - what a text is cannot be said in fewer words
    text: str | DocumentText,
    *,
    on: DateLike | None = None,
    unit: AdministrativeUnit | str | None = None,
    document: DocumentReference | None = None,
    hierarchy: Hierarchy | None = None,
    rules: Iterable[Rule] = AUDIT_RULES,
) -> Issues:
    """What is wrong or doubtful in *text*: findings with their places and what to write instead.

    *on* is the day of the text (else that of *document*, else that of its line with place and
    date); *unit* the unit whose paper it is (else the one that the head of the text names);
    *document* the text itself as a citation. Each finding has a ``span``, and a ``replacement``
    where one text is right; the same fault elsewhere in the text is among its ``repeats``. In the
    text of a document (:func:`genderplan.read_text`) each finding has its ``place`` in words.

    Raises :class:`~genderplan.errors.NotFoundError`, with the candidates, when *unit* is a name
    that no unit or several have, or that fits the text less well than a name nearly the same.

    >>> found = audit("Nữ cấp ủy 15/42 người, đạt 38%; hộ nghèo còn 2.5%.")
    >>> print(found)  # doctest: +ELLIPSIS
    GP601 error at 10-30: 38% does not follow from 15/42, which is 36%...
    GP642 warning at 45-48: 2.5 has a decimal point; Vietnamese papers write 2,5...
    >>> found[1].replacement
    '2,5'
    """
    words = text.text if isinstance(text, DocumentText) else text
    if not isinstance(words, str):
        summary = message(
            "text is {value}; a text is expected, for a document what read_text gives",
            value=repr(text)[:80],
        )
        raise InvalidValueError(summary, text, "text")
    day = None if on is None else as_date(on)
    read, offsets = (words, ()) if is_plain(words) else composed_with_offsets(words)
    context = AuditContext.of(read, day, unit, document, hierarchy)
    found = dict.fromkeys(chain.from_iterable(rule(context) for rule in rules))
    placed = (_in_text(issue, offsets) for issue in found) if offsets else found
    told = _told_once(sorted(placed, key=_order))
    return Issues(_placed(each, text) if isinstance(text, DocumentText) else each for each in told)


def _in_text(issue: Issue, offsets: Sequence[int]) -> Issue:
    """A finding with its place in the text as given, which was composed to be read."""
    if issue.span is None:
        return issue
    return attrs.evolve(issue, span=(offsets[issue.span[0]], offsets[issue.span[1]]))


def audit_all(  # noqa: PLR0913 - as audit, and how many workers
    texts: Iterable[str | DocumentText],
    *,
    on: DateLike | None = None,
    unit: AdministrativeUnit | str | None = None,
    hierarchy: Hierarchy | None = None,
    rules: Iterable[Rule] = AUDIT_RULES,
    workers: int = 1,
) -> Iterator[Issues]:
    """The findings of each of *texts*, in order, each as :func:`audit` gives them.

    A text is read only when its findings are asked for, so that any number can be looked through.
    With more *workers* than one the texts are read by so many processes; the results are the same.

    >>> [found.codes for found in audit_all(["Họp ngày 31/02/2023.", "đạt 2,5%"])]
    [('GP102',), ()]
    """
    work = partial(audit, on=on, unit=unit, hierarchy=hierarchy, rules=tuple(rules))
    return in_order(work, texts, workers)


def _placed(issue: Issue, document: DocumentText) -> Issue:
    """A finding and its repeats with their places in *document*."""
    if issue.span is None:
        return issue
    repeats = tuple(_placed(each, document) for each in issue.repeats)
    return attrs.evolve(issue, place=document.described(issue.span), repeats=repeats)


def _told_once(found: Iterable[Issue]) -> Iterator[Issue]:
    """The findings, a fault of one kind once: at its first place, the others as its repeats."""
    same: dict[object, list[Issue]] = {}
    for issue in found:
        key: object = issue.code
        if issue.code not in _ONE_A_TEXT:
            key = (issue.code, issue.severity, issue.text("en").partition(": ")[2])
        same.setdefault(key, []).append(issue)
    for first, *others in same.values():
        yield attrs.evolve(first, repeats=tuple(others)) if others else first


def _order(issue: Issue) -> tuple[int, int, str]:
    return (*(issue.span or (0, 0)), issue.code)


def apply_safe_corrections(text: str, issues: Iterable[Issue]) -> str:
    """*text* with the corrections that change no fact: forms of dates, figures and numbers.

    >>> text = "Căn cứ Kế hoạch số 31/KH-UBND ngày 5/03/2021; tỷ lệ 20.9%."
    >>> apply_safe_corrections(text, audit(text))
    'Căn cứ Kế hoạch số 31/KH-UBND ngày 05/03/2021; tỷ lệ 20,9%.'
    """
    parts: list[str] = []
    position = 0
    every = chain.from_iterable((issue, *issue.repeats) for issue in issues)
    for issue in sorted((each for each in every if each.code in SAFE_CODES), key=_order):
        if issue.span is None or issue.replacement is None or issue.span[0] < position:
            continue
        parts += [text[position : issue.span[0]], issue.replacement]
        position = issue.span[1]
    return "".join([*parts, text[position:]])
