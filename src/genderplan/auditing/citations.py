"""Rules about cited documents: their date, kind and issuer, whether they are in force.

A known document is one with the same number, or, for a law cited by name, with the same name. Where
several have it, or the text gives no kind, nothing is said. What the catalog only recalls makes a
note. A document cannot cite one that is dated after it. The findings of
:meth:`~genderplan.DocumentReference.check` are part of the audit, with their places.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Final

import attrs

from genderplan._forms import lazy, spaced
from genderplan._messages import mark, message
from genderplan._text import match_key
from genderplan.auditing.reading import AuditContext, grouped
from genderplan.documents import DocumentReference
from genderplan.documents.known import KnownDocument, known_documents
from genderplan.documents.types import document_types
from genderplan.evidence import Evidence
from genderplan.extraction import Mention, MentionKind
from genderplan.extraction.citations import core
from genderplan.hierarchy.bodies import body_with_symbol, is_other_body
from genderplan.issues import (
    LATER_THAN_THE_TEXT,
    NO_LONGER_IN_FORCE,
    NOT_YET_IN_FORCE,
    Issue,
    IssueKind,
    Severity,
)
from genderplan.periods import PartialDate

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
OTHER_NUMBER: Final = IssueKind(
    "GP656",
    Severity.WARNING,
    mark("the text gives {document} the number {written}; its number is {right}"),
    mark("Look the number up in the document."),
)
OTHER_PERIOD: Final = IssueKind(
    "GP652",
    Severity.WARNING,
    mark("{document} covers {right}, but the text says {written}"),
    mark("Write the period of the document; one of a local plan belongs to that plan's name."),
)


@cache
def _by_symbol() -> Mapping[str, tuple[KnownDocument, ...]]:
    return grouped((each.number.symbol, each) for each in known_documents())


@cache
def _by_name() -> Mapping[str, tuple[KnownDocument, ...]]:
    return grouped(
        (name, each)
        for each in known_documents()
        for name in dict.fromkeys(map(_bare, (each.name, *each.short_names)))
    )


# Small words and marks in which titles of one document differ: "phòng, chống" and "phòng chống".
_BETWEEN_WORDS: Final = spaced(r"\s+(?:và|về|vì)(?= )|[,;]")


def _bare(words: str) -> str:
    """A title for comparing: "phòng ngừa, ứng phó" and "phòng ngừa và ứng phó" are one."""
    full = words.lower().replace("bđg", "bình đẳng giới")
    return " ".join(match_key(_BETWEEN_WORDS.sub(" ", full)).split())


def _known(reference: DocumentReference, on: dt.date | None) -> KnownDocument | None:
    """The one known document that a citation means, by its number or else by its name."""
    number = reference.number
    if number is not None:
        found = [each for each in _by_symbol().get(number.symbol, ()) if each.number == number]
        meant = len(found) == 1 and not reference.is_draft and _is_meant(reference, found[0])
        return found[0] if meant else None
    if not reference.title or reference.date is None:
        return None
    name = _bare(f"{reference.type} {reference.title}")
    named = _by_name().get(f"{name} {reference.date.year}") or _by_name().get(name, ())
    # A law of the same name may be older than the ones known: the date must be nearly that.
    named = tuple(each for each in named if _is_nearly(reference.date, each.date))
    dated = [each for each in named if each.date and each.date.year == reference.date.year]
    if dated or len(named) == 1:
        return (dated or named)[0]
    force = [each for each in named if on is not None and each.is_in_force(on)]
    return force[0] if len(force) == 1 else None


def _is_nearly(date: dt.date | PartialDate, known: dt.date | PartialDate | None) -> bool:
    """Whether two of three parts of the dates are one, or the years where only these are given."""
    if known is None or date.year is None or known.year is None:
        return True
    if not (isinstance(date, dt.date) and isinstance(known, dt.date)):
        return abs(date.year - known.year) in {0, 1}
    parts = zip(date.timetuple()[:3], known.timetuple()[:3], strict=True)
    return sum(own == other for own, other in parts) > 1


def _is_meant(reference: DocumentReference, known: KnownDocument) -> bool:
    """Whether the number is that document's; "31/KH-UBND" belongs to thousands of bodies."""
    return (
        known.number.year is not None
        or known.number.issuer not in {"UBND", "HĐND"}
        or match_key(reference.issuer) == match_key(known.issuer)
    )


_NEAR_TITLE: Final = (60, 300)  # characters before and behind a citation that tell its subject
_MOST_WORDS: Final = Fraction(13, 20)  # of a title that must stand there
_NEARLY_ALL: Final = Fraction(9, 10)


def _share_told(known: KnownDocument, words: str) -> Fraction:
    """How much of the title of a document stands in *words*."""
    title = set(_bare(known.title).split())
    return Fraction(len(title & set(words.split())), max(len(title), 1))


def _is_surely_meant(context: AuditContext, mention: Mention, known: KnownDocument) -> bool:
    """Whether a citation means *known* and not a document with the same number of another year.

    Numbers begin anew each year: of "468/QĐ-TTg" the date or the subject must say which it is.
    """
    reference = mention.value
    if reference.number is None or known.number.year is not None:
        return True
    if isinstance(reference.date, dt.date):
        return _is_nearly(reference.date, known.date)
    if reference.date is not None and known.date and reference.date.year == known.date.year:
        return True
    first, last = mention.start - _NEAR_TITLE[0], mention.end + _NEAR_TITLE[1]
    return _share_told(known, _bare(context.text[max(0, first) : last])) >= _MOST_WORDS


def _named(known: KnownDocument) -> str:
    return f"{known.type} {known.number}"


def _severity(known: KnownDocument, field: str) -> Severity:
    recalled = known.evidence_for(field) is Evidence.RECALLED
    return Severity.NOTE if recalled else Severity.WARNING


def known_documents_are_cited_rightly(context: AuditContext) -> Iterator[Issue]:
    """A document that is known has its own date, kind and issuer."""
    for mention in context.by_kind[MentionKind.CITATION]:
        known = _known(mention.value, context.on)
        if known is not None:
            if _is_surely_meant(context, mention, known):
                yield from _other_date(mention, known)
            yield from _other_kind_or_issuer(mention, known)


def cited_numbers_are_those_of_their_documents(context: AuditContext) -> Iterator[Issue]:
    """What is cited by the name and the day or year of a known document has its number.

    A law is known by its whole name and its year, others by the full date and nearly all of the
    title. The name comes first: a law that amends another has the other's name within its title.
    """
    for mention in context.by_kind[MentionKind.CITATION]:
        reference: DocumentReference = mention.value
        number = reference.number
        alike = () if number is None else _by_symbol().get(number.symbol, ())
        if number is None or reference.is_draft or any(each.number == number for each in alike):
            continue
        title = _bare(mention.text) if alike else ""
        meant = [
            each
            for each in alike
            if _same_kind(reference, each.type)
            and (
                (number.year is not None and title.startswith(f"{_bare(each.name)} "))
                or (reference.date == each.date and _share_told(each, title) >= _NEARLY_ALL)
            )
        ]
        meant = [each for each in meant if each.date == reference.date] or meant
        if len(meant) == 1 and number.year == meant[0].number.year:
            yield OTHER_NUMBER.at(
                span=core(mention),
                severity=_severity(meant[0], "number"),
                document=meant[0].name,
                written=str(number),
                right=str(meant[0].number),
            )


def _other_date(mention: Mention, known: KnownDocument) -> Iterator[Issue]:
    written, right = mention.value.date, known.date
    if written is None or right is None:
        return
    # Of a date that is known in part the years are compared, and shown.
    stated: dt.date | int | None = written.year
    true: dt.date | int | None = right.year
    if isinstance(written, dt.date) and isinstance(right, dt.date):
        stated, true = written, right
    if None not in {stated, true} and stated != true:
        yield OTHER_DATE.at(
            span=core(mention),
            severity=_severity(known, "date"),
            document=_named(known),
            known=true,
            written=stated,
        )


_SIGNED: Final = lazy(r"[^0-9]{0,60}(?<!\w)ký(?!\w)")


def _other_kind_or_issuer(mention: Mention, known: KnownDocument) -> Iterator[Issue]:
    reference, span = mention.value, core(mention)
    if reference.document_type is not None and not _same_kind(reference, known.type):
        yield OTHER_TYPE.at(
            span=span, number=str(known.number), known=known.type, written=reference.type
        )
    # Who signs a document does not issue it: "Thủ tướng Chính phủ đã ký Nghị quyết …".
    signed = _SIGNED.match(mention.text) is not None
    if reference.issuer and not signed and is_other_body(reference.issuer, known.issuer):
        yield OTHER_ISSUER.at(
            span=span,
            severity=_severity(known, "issuer"),
            document=_named(known),
            known=known.issuer,
            written=reference.issuer,
        )


def _same_kind(reference: DocumentReference, known: str) -> bool:
    """Whether the words for the kind say nothing else than what is known."""
    if not reference.type:
        return True
    kind, law_or_code = reference.document_type, {match_key("luật"), match_key("bộ luật")}
    said = {match_key(reference.type), match_key(kind.name if kind else reference.type)}
    if said | {match_key(known)} <= law_or_code:
        return True
    return bool(said & {match_key(known), match_key("văn bản")})


def cited_documents_are_in_force(context: AuditContext) -> Iterator[Issue]:
    """A document cited as a ground is in force on the day of the text, and not dated after it."""
    day = context.on
    if day is None:
        return
    for mention in context.by_kind[MentionKind.CITATION]:
        date = mention.value.date
        grounded = context.before(_AS_A_GROUND, mention.start) is not None
        blank = isinstance(date, PartialDate) and bool(date.month and date.year)
        first = dt.date(date.year, date.month, 1) if blank else date
        if isinstance(first, dt.date) and first > day:
            yield LATER_THAN_THE_TEXT.at(
                span=core(mention),
                severity=None if grounded and not blank else Severity.WARNING,
                cited=f"…/{date.month}/{date.year}" if blank else first,
                date=context.shown(day),
            )
            continue
        known = _known(mention.value, day)
        if known is None or not _is_surely_meant(context, mention, known):
            continue
        end = min(context.sentence(mention.start)[1], mention.end + _PAST_REACH)
        # Its own "(sửa đổi, bổ sung năm 2019)" does not tell that it has been replaced.
        is_past = _TELLS_OF_THE_PAST.search(context.low, mention.end, end) or context.before(
            _TELLS_OF_THE_PAST, mention.start, _PAST_REACH
        )
        if not is_past:
            yield from _force(mention, known, day, context.shown(day), grounded=grounded)


# What a sentence says that speaks of a document as of the past: "đã được thay thế", "trước đây".
_TELLS_OF_THE_PAST: Final = spaced(
    r"(?<!\w)(?:thay thế|bãi bỏ|hết hiệu lực|trước đây|sửa đổi|bổ sung|tổng kết|sơ kết|kế thừa"
    r"|lịch sử|ra đời|đầu tiên)(?!\w)"
)
_PAST_REACH: Final = 120  # characters before and behind a citation in which it is said
# A document is cited as what the paper rests on: "Căn cứ Luật …". Not "Chính phủ ban hành …".
_AS_A_GROUND: Final = spaced(r"(?<!\w)(?:căn cứ|theo|thực hiện|áp dụng)(?!\w)")

_MADE_READY: Final = dt.timedelta(days=60)


def _force(
    mention: Mention, known: KnownDocument, day: dt.date, shown: dt.date | str, *, grounded: bool
) -> Iterator[Issue]:
    # A paper of the very day on which another document follows was written before it.
    if known.until is not None and (day - known.until).days > 1:
        successor = known_documents().successor(known, on=day)
        after = message(": {document}", document=_named(successor)) if successor else ""
        yield NO_LONGER_IN_FORCE.at(
            span=core(mention),
            severity=_severity(known, "until"),
            document=_named(known),
            until=known.until,
            date=shown,
            successor=after,
        )
    # Papers on how a law is carried out are made ready before it is in force.
    elif known.in_force is not None and day < known.in_force - _MADE_READY and grounded:
        yield NOT_YET_IN_FORCE.at(
            span=core(mention),
            severity=_severity(known, "in_force"),
            document=_named(known),
            since=known.in_force,
            date=shown,
        )


# The period in the title of a programme: "Chiến lược … giai đoạn 2021-2030".
_TITLED_PERIOD: Final = spaced(
    r"(?:ban hành |phê duyệt )?(?P<name>(?:Chiến lược|Chương trình"
    r"|Đề án) .{10,}?) giai đoạn (?P<first>20[0-9]{2})-(?P<last>20[0-9]{2})"
)
_NAME_SIZE: Final = 160
# The years that are looked back on: "05 năm thực hiện Chiến lược … giai đoạn 2021-2025", "sơ kết
# Chiến lược … giai đoạn 2021-2025". Not "Kế hoạch năm 2026 thực hiện Chiến lược …".
_LOOKED_BACK: Final = spaced(
    r"(?<!\w)(?:(?:[0-9]{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
    r"|mười) năm(?: (?:triển khai))? thực hiện|sơ kết|tổng kết|giữa kỳ|nửa (?:chặng"
    r"|nhiệm kỳ)) [^.;]{0,120}\Z"
)
# "thực hiện Chiến lược … giai đoạn 2021-2025" may tell the period of the local plan; not "theo
# Chiến lược …".
_CARRIED_OUT: Final = spaced(
    r"(?:thực hiện|triển khai|tổng kết|sơ kết) (?:\w{1,9} ){0,3}(?:chiến lược|chương trình"
    r"|đề án)[^.;]{0,90}\Z"
)


@cache
def _periods() -> Mapping[str, tuple[tuple[KnownDocument, int, int], ...]]:
    """The programmes of the nation by their names, with the years that each covers."""
    titles = ((each, _TITLED_PERIOD.fullmatch(each.title)) for each in known_documents())
    return grouped(
        (_bare(title["name"]), (each, int(title["first"]), int(title["last"])))
        for each, title in titles
        if title is not None
    )


def programmes_are_named_with_their_period(context: AuditContext) -> Iterator[Issue]:
    """A strategy or programme of the nation is named with its own period."""
    for mention in context.by_kind[MentionKind.PERIOD]:
        first, last = (getattr(mention.value, each, None) for each in ("first_year", "last_year"))
        if first is None or last is None or first >= last:
            continue
        before = context.text[max(0, mention.start - _NAME_SIZE) : mention.start].rstrip(" (")
        cited = context.cited_at(mention.start)
        known = None if cited is None else _known(cited.value, context.on)
        own = _programmes(context, cited, known, before)
        if not own or any((first, last) == each[1:] for each in own):
            continue
        document, *right = max(own, key=lambda each: (each[1] == first, each[2] == last))
        if right[0] <= first and last <= right[1] and _LOOKED_BACK.search(before.lower()):
            continue
        local = known is None and _CARRIED_OUT.search(before.lower())
        yield OTHER_PERIOD.at(
            span=mention.span,
            severity=Severity.NOTE if local else None,
            document=_named(document),
            right=f"{right[0]}-{right[1]}",
            written=f"{first}-{last}",
        )


def _programmes(
    context: AuditContext, cited: Mention | None, known: KnownDocument | None, before: str
) -> tuple[tuple[KnownDocument, int, int], ...]:
    """The programmes that the words *before* a period name, or that the document cited is."""
    if cited is not None and known is None:
        return ()  # the title of a local plan, which has a period of its own
    key = _bare(before)
    named = next((own for name, own in _periods().items() if key.endswith(name)), ())
    if named or cited is None or known is None or not _is_surely_meant(context, cited, known):
        return named
    return tuple(own for every in _periods().values() for own in every if own[0] is known)


# Said by the rules above, or by a rule that knows more: blanks, dates, an issuer that is known.
_TOLD_ABOVE: Final = frozenset({"GP102", "GP108", "GP109"})
_TOLD_AS: Final = {"GP101": OTHER_TYPE.code, "GP104": OTHER_ISSUER.code}  # of a known document


def citations_agree_with_themselves(context: AuditContext) -> Iterator[Issue]:
    """A citation's words, number, date and issuer do not contradict each other."""
    for mention in context.by_kind[MentionKind.CITATION]:
        known = _known(mention.value, context.on)
        told = {each.code for each in _other_kind_or_issuer(mention, known)} if known else set()
        for issue in mention.value.check():
            is_told = issue.code in _TOLD_ABOVE or _TOLD_AS.get(issue.code) in told
            if not is_told and not _is_harmless(context, mention, issue):
                span, replacement = _number_place(mention, issue)
                yield attrs.evolve(issue, path="", span=span, replacement=replacement)


# Numbers really given with the year behind a dash: "19-2018/NQ-CP".
_YEAR_IN_NUMBER: Final = lazy(r"[0-9]{1,5}\s?[-/.]\s?(?:19|20)[0-9]{2}\s?/")
# What a decision or resolution approves is often called with its number: "Đề án 938/QĐ-TTg".
_APPROVED: Final = frozenset(
    match_key(words) for words in ("Đề án", "Chương trình", "Chiến lược", "Dự án", "Quy chế")
)
# Digits stamped on the sheet: on a line of their own, "67\n/2024/QĐ-UBND", or behind the "Số:" of
# the paper itself, "Số: 68 /2024/QĐ-UBND"; not "Tờ trình số 150 /TTr-SNNMT", which somebody typed.
_STAMPED: Final = lazy(r"[0-9][^\S\n]*\n\s*/|\Asố\s?:\s*[0-9]+\s+/", re.IGNORECASE)


# Before the law on normative documents a body stood first: "Thông tư số 89-TC/TCT" of 1993.
_YEARS_WITHOUT_RULES: Final = range(1945, 1997)


def _is_harmless(context: AuditContext, mention: Mention, issue: Issue) -> bool:
    """Whether a finding about a citation is none for a text that was written by somebody else.

    Firms and databases number as they like: only symbols that the state or the Party uses are held
    to their rules. A letter may be called a letter; letters may be small; a number's own dash is a
    fact; which system a number follows is judged only where the body that issued it is named.
    """
    reference: DocumentReference = mention.value
    number = reference.number
    if number is None:
        return False
    official = number.type is not None and bool(document_types().with_symbol(number.type))
    called = match_key(reference.type)
    if issue.code == "GP101":
        body = "".join(word[0] for word in match_key(reference.issuer).split()).upper()
        is_body = body.startswith(number.type or "?")  # the CT of "Cục Thuế" is no directive
        # A letter has no symbol: in "262/CT-KTNB" its body stands first, in "5/HD-BNV" behind.
        letter = reference.document_type is not None and reference.document_type.symbol is None
        is_body |= letter and not any(map(body_with_symbol, number.issuers))
        is_body |= getattr(reference.date, "year", None) in _YEARS_WITHOUT_RULES
        return not official or is_body or called in _APPROVED or reference.document_type is None
    if issue.code == "GP104":
        return _SIGNED.match(mention.text) is not None
    if issue.code == "GP106":  # the Fatherland Front numbers as the state does
        return not reference.issuer or number.issuer.startswith("MT")
    if issue.code != "GP107":
        return False
    known = official or any(body_with_symbol(each) for each in number.issuers)
    in_address = mention.start > 0 and context.text[mention.start - 1] in "/-"  # of a web page
    return not known or in_address or _is_as_given(mention)


def _is_as_given(mention: Mention) -> bool:
    """Whether a number differs from the rules as it was given, stamped, or by small letters."""
    number, given = mention.value.number, mention.value.written
    written, right = "".join(given.split()), str(number)
    small_or_zeros = written.lstrip("0").casefold() == right.lstrip("0").casefold()
    joint = number.is_joint and "/" in written.partition(number.type or "")[2]  # TTLT/BTC-BNV
    return bool(
        (small_or_zeros and written != right and len(written) >= len(right))
        or (_YEAR_IN_NUMBER.match(given) and written != right)
        or joint
        or re.sub(r"(?<=\S)-\s+(?=\S)", "-", given) == right  # "KH- UBND"
        or _STAMPED.search(mention.text)
    )


def _number_place(mention: Mention, issue: Issue) -> tuple[tuple[int, int], str | None]:
    """Where the number stands, and how the rules write it when only spaces differ."""
    reference = mention.value
    at = mention.text.find(reference.written) if issue.code == "GP107" else -1
    if at < 0 or not reference.written:
        return core(mention), None
    start, right = mention.start + at, str(reference.number)
    same = "".join(reference.written.split()) == "".join(right.split())
    return (start, start + len(reference.written)), right if same else None


CITATION_RULES: Final = (
    known_documents_are_cited_rightly,
    cited_numbers_are_those_of_their_documents,
    cited_documents_are_in_force,
    programmes_are_named_with_their_period,
    citations_agree_with_themselves,
)
