"""Rules about citations and dates: known documents, documents in force, dates that cannot be.

Decided: a known document is one with the same number; where several have it, or the text gives no
kind, nothing is said. What the catalog only recalls makes a note, never an error. A document cannot
cite one that is dated after it. The findings of :meth:`~genderplan.DocumentReference.check` are
part of the audit, with their places.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

import attrs

from genderplan._messages import mark
from genderplan._text import match_key
from genderplan.auditing.contexts import AuditContext
from genderplan.auditing.issuer_names import is_other_body
from genderplan.catalogs.document_catalog import known_documents
from genderplan.documents import DocumentReference
from genderplan.documents.known import KnownDocument
from genderplan.evidence import Evidence
from genderplan.extraction import Mention, MentionKind, Unreadable
from genderplan.formatting import format_date
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.periods import PartialDate

__all__ = ["DOCUMENT_RULES"]

OTHER_DATE: Final = IssueKind(
    "GP611",
    Severity.WARNING,
    mark("{document} is of {known}, but the text dates it {written}"),
    mark("Look the date up in the document."),
)
OTHER_TYPE: Final = IssueKind(
    "GP612",
    Severity.WARNING,
    mark("{number} is the number of {known}, but the text calls it {written}"),
    mark("Look the document up: either its kind or its number is wrong."),
)
OTHER_ISSUER: Final = IssueKind(
    "GP613",
    Severity.WARNING,
    mark("{document} was issued by {known}, but the text names {written}"),
    mark("Look the issuer up in the document."),
)
NO_LONGER_IN_FORCE: Final = IssueKind(
    "GP614",
    Severity.WARNING,
    mark("{document} was in force until {until}; the text is of {date}"),
    mark("Cite what replaced it, unless the text tells of the past: {successor}"),
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
NO_SUCH_DATE: Final = IssueKind(
    "GP617",
    Severity.ERROR,
    mark("{written} is no date: {reason}"),
    mark("Day comes before month; the year has four digits."),
)
BLANK_NUMBER: Final = IssueKind(
    "GP618",
    Severity.WARNING,
    mark("the number of {document} is still blank"),
    mark("Fill it in once the document is registered."),
)
BLANK_DATE: Final = IssueKind(
    "GP619",
    Severity.WARNING,
    mark("the date is still blank: {written}"),
    mark("Fill in the day once the document is signed."),
)


def _known(reference: DocumentReference) -> KnownDocument | None:
    """The one known document with this number."""
    if reference.number is None or reference.is_draft:
        return None
    found = [each for each in known_documents() if each.number == reference.number]
    return found[0] if len(found) == 1 else None


def _named(known: KnownDocument) -> str:
    return f"{known.type} {known.number}"


def _severity(known: KnownDocument, field: str) -> Severity:
    recalled = known.evidence_for(field) is Evidence.RECALLED
    return Severity.NOTE if recalled else Severity.WARNING


def known_documents_are_cited_rightly(context: AuditContext) -> Iterator[Issue]:
    """A document that is known has its own date, kind and issuer."""
    for mention in context.by_kind[MentionKind.CITATION]:
        known = _known(mention.value)
        if known is not None and _is_meant(mention.value, known):
            yield from _contradictions(mention, known)


def _is_meant(reference: DocumentReference, known: KnownDocument) -> bool:
    """Whether the number is that document's; "31/KH-UBND" belongs to thousands of bodies."""
    return (
        known.number.year is not None
        or known.number.issuer not in {"UBND", "HĐND"}
        or (bool(reference.issuer) and match_key(reference.issuer) == match_key(known.issuer))
    )


def _contradictions(mention: Mention, known: KnownDocument) -> Iterator[Issue]:
    reference, span = mention.value, mention.span
    date = reference.date
    if isinstance(date, dt.date) and isinstance(known.date, dt.date) and date != known.date:
        yield OTHER_DATE.at(
            span=span,
            severity=_severity(known, "date"),
            document=_named(known),
            known=format_date(known.date, style="short"),
            written=format_date(date, style="short"),
        )
    elif (
        isinstance(date, PartialDate)
        and known.date is not None
        and date.year not in {None, known.date.year}
    ):
        yield OTHER_DATE.at(
            span=span,
            severity=_severity(known, "date"),
            document=_named(known),
            known=str(known.date.year),
            written=str(date.year),
        )
    kind = reference.document_type
    if kind is not None and not _same_kind(reference, kind.name, known.type):
        yield OTHER_TYPE.at(
            span=span, number=str(known.number), known=known.type, written=reference.type
        )
    if reference.issuer and is_other_body(reference.issuer, known.issuer):
        yield OTHER_ISSUER.at(
            span=span,
            severity=_severity(known, "issuer"),
            document=_named(known),
            known=known.issuer,
            written=reference.issuer,
        )


def _same_kind(reference: DocumentReference, kind: str, known: str) -> bool:
    """Whether the words for the kind say nothing else than what is known."""
    said = {match_key(kind), match_key(reference.type)} if reference.type else set()
    return not said or bool(said & {match_key(known), match_key("văn bản")})


def cited_documents_are_in_force(context: AuditContext) -> Iterator[Issue]:
    """A document cited as a ground is in force on the day of the text, and not dated after it."""
    day = context.on
    if day is None:
        return
    for mention in context.by_kind[MentionKind.CITATION]:
        date = mention.value.date
        if isinstance(date, dt.date) and date > day:
            yield LATER_THAN_THE_TEXT.at(
                span=mention.span,
                cited=format_date(date, style="short"),
                date=format_date(day, style="short"),
            )
        known = _known(mention.value)
        if known is not None and _is_meant(mention.value, known):
            yield from _force(mention, known, day)


def _force(mention: Mention, known: KnownDocument, day: dt.date) -> Iterator[Issue]:
    if known.until is not None and known.until < day:
        successor = known_documents().successor(known)
        yield NO_LONGER_IN_FORCE.at(
            span=mention.span,
            severity=_severity(known, "until"),
            document=_named(known),
            until=format_date(known.until, style="short"),
            date=format_date(day, style="short"),
            successor=_named(successor) if successor else "",
        )
    elif known.in_force is not None and day < known.in_force and not _dated_later(mention, day):
        yield NOT_YET_IN_FORCE.at(
            span=mention.span,
            severity=_severity(known, "in_force"),
            document=_named(known),
            since=format_date(known.in_force, style="short"),
            date=format_date(day, style="short"),
        )


def _dated_later(mention: Mention, day: dt.date) -> bool:
    date = mention.value.date
    return isinstance(date, dt.date) and date > day


def dates_exist(context: AuditContext) -> Iterator[Issue]:
    """Every date is one of the calendar, written in full."""
    for mention in context.by_kind[MentionKind.DATE]:
        if isinstance(mention.value, Unreadable):
            written = " ".join(mention.text.split())
            yield NO_SUCH_DATE.at(span=mention.span, written=written, reason=mention.value.reason)


def nothing_is_left_blank(context: AuditContext) -> Iterator[Issue]:
    """No number and no date is still blank."""
    for mention in context.by_kind[MentionKind.CITATION]:
        if mention.value.is_draft:
            number = mention.value.number
            document = f"{mention.value.type} {number}".strip()
            after = mention.text.find(number.issuer) + len(number.issuer)
            span = (mention.start, mention.start + after if number.issuer else mention.end)
            yield BLANK_NUMBER.at(span=span, document=document)
    for mention in context.by_kind[MentionKind.DATE]:
        words = mention.text.lower()
        partial = isinstance(mention.value, PartialDate) and mention.value.day is None
        if partial and words.startswith("ngày"):
            yield BLANK_DATE.at(span=mention.span, written=" ".join(mention.text.split()))


_OWN_CODES: Final = frozenset({"GP102", "GP103", "GP108", "GP109"})  # said by the rules above


def citations_agree_with_themselves(context: AuditContext) -> Iterator[Issue]:
    """A citation's words, number, date and issuer do not contradict each other."""
    for mention in context.by_kind[MentionKind.CITATION]:
        for issue in mention.value.check():
            if issue.code not in _OWN_CODES and not _is_harmless(mention.value, issue):
                span, replacement = _number_place(mention, issue)
                yield attrs.evolve(issue, path="", span=span, replacement=replacement)


def _is_harmless(reference: DocumentReference, issue: Issue) -> bool:
    """Whether a letter is called a letter, or only the case of an abbreviation differs."""
    number = reference.number
    if number is None:
        return False
    if issue.code == "GP101":
        return number.type is None and match_key(reference.type) in _LETTERS
    written = "".join(reference.written.split())
    return (
        issue.code == "GP107"
        and written != str(number)
        and (written.casefold() == str(number).casefold())
    )


_LETTERS: Final = frozenset(match_key(words) for words in ("CV", "công văn", "văn bản"))


def _number_place(mention: Mention, issue: Issue) -> tuple[tuple[int, int], str | None]:
    """Where the number stands, and how the rules write it, when that is the matter."""
    reference = mention.value
    if issue.code != "GP107" or not reference.written:
        return mention.span, None
    at = mention.text.find(reference.written)
    if at < 0:
        return mention.span, None
    start = mention.start + at
    return (start, start + len(reference.written)), str(reference.number)


DOCUMENT_RULES: Final = (
    known_documents_are_cited_rightly,
    cited_documents_are_in_force,
    dates_exist,
    nothing_is_left_blank,
    citations_agree_with_themselves,
)
