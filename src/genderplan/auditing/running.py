"""Running the rules over a text, and putting right what can be put right safely.

Decided: a rule is a plain function of the context that yields findings; the rules are a tuple that
nobody changes. Findings come in the order of the text. A correction is safe when it changes no
fact: the form of a date, of a figure, of a number of a document; nothing else is ever changed.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from genderplan._messages import message
from genderplan.auditing.contexts import AuditContext, Rule
from genderplan.auditing.document_rules import DOCUMENT_RULES
from genderplan.auditing.form_rules import FORM_RULES, SAFE_CODES
from genderplan.auditing.place_rules import PLACE_RULES
from genderplan.auditing.share_rules import SHARE_RULES
from genderplan.auditing.target_rules import TARGET_RULES
from genderplan.catalogs.administrative_units import gazetteer
from genderplan.documents import DocumentReference
from genderplan.errors import InvalidValueError
from genderplan.extraction import Mention, MentionKind, find_mentions
from genderplan.hierarchy import AdministrativeUnit, Hierarchy
from genderplan.issues import Issue, Issues
from genderplan.periods import DateLike, as_date

__all__ = ["AUDIT_RULES", "apply_safe_corrections", "audit", "extract"]

AUDIT_RULES: Final[tuple[Rule, ...]] = (
    *SHARE_RULES,
    *DOCUMENT_RULES,
    *PLACE_RULES,
    *FORM_RULES,
    *TARGET_RULES,
)


def extract(
    text: str,
    *,
    on: DateLike | None = None,
    unit: AdministrativeUnit | None = None,
    kinds: Iterable[MentionKind | str] | None = None,
    hierarchy: Hierarchy | None = None,
) -> tuple[Mention, ...]:
    """Everything in *text* that a model of the library can hold, in order.

    As :func:`~genderplan.extraction.find_mentions`, with units resolved through the packaged
    gazetteer where no *hierarchy* is given.

    >>> found = extract("UBND xã Hoằng Kim, ngày 23/02/2024", on="2024-02-23", kinds=["unit"])
    >>> found[0].value, found[0].text
    (<xã Hoằng Kim 15889, until 2025-06-30>, 'xã Hoằng Kim')
    """
    units = gazetteer() if hierarchy is None else hierarchy
    return find_mentions(text, hierarchy=units, on=on, unit=unit, kinds=kinds)


def audit(  # noqa: PLR0913 - what a text is cannot be said in fewer words
    text: str,
    *,
    on: DateLike | None = None,
    unit: AdministrativeUnit | str | None = None,
    document: DocumentReference | None = None,
    hierarchy: Hierarchy | None = None,
    rules: Iterable[Rule] = AUDIT_RULES,
) -> Issues:
    """What is wrong or doubtful in *text*: findings with their places and what to write instead.

    *on* is the day of the text (else that of *document*, else that of its line with place and
    date); *unit* the unit whose paper it is; *document* the text itself as a citation. Each finding
    has a ``span``, and a ``replacement`` where one text is right.

    >>> found = audit("Nữ cấp ủy 15/42 người, đạt 38%; hộ nghèo còn 2.5%.")
    >>> print(found)  # doctest: +ELLIPSIS
    GP601 error at 10-30: 38 % does not follow from 15/42, which is 36 %...
    GP642 warning at 45-48: 2.5 has a decimal point; Vietnamese papers write 2,5...
    >>> found[1].replacement
    '2,5'
    """
    if not isinstance(text, str):
        summary = message("text is {value}; a text is expected", value=repr(text)[:80])
        raise InvalidValueError(summary, text, "text")
    day = None if on is None else as_date(on)
    context = AuditContext.of(text, day, _unit(unit, day, hierarchy), document, hierarchy)
    found = {issue: None for rule in rules for issue in rule(context)}
    return Issues(sorted(found, key=_order))


def _order(issue: Issue) -> tuple[int, int, str]:
    return (*(issue.span or (0, 0)), issue.code)


def _unit(
    unit: AdministrativeUnit | str | None, day: dt.date | None, hierarchy: Hierarchy | None
) -> AdministrativeUnit | None:
    if not isinstance(unit, str):
        return unit
    return (gazetteer() if hierarchy is None else hierarchy).find(unit, on=day)


def apply_safe_corrections(text: str, issues: Iterable[Issue]) -> str:
    """*text* with the corrections that change no fact: forms of dates, figures and numbers.

    >>> text = "Tỷ lệ 20.9%, ngày 5/03/2021."
    >>> apply_safe_corrections(text, audit(text))
    'Tỷ lệ 20,9%, ngày 05/3/2021.'
    """
    parts: list[str] = []
    position = 0
    safe = [issue for issue in issues if issue.code in SAFE_CODES]
    for issue in sorted(safe, key=_order):
        if issue.span is None or issue.replacement is None or issue.span[0] < position:
            continue
        parts += [text[position : issue.span[0]], issue.replacement]
        position = issue.span[1]
    return "".join([*parts, text[position:]])
