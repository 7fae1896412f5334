"""The grammar of citations: which documents a text names, and where each part stands.

One grammar serves :meth:`~genderplan.DocumentReference.parse`, which takes the first citation of a
text, and the finder in running text, which takes all. A citation is found by its number, whose
shape nothing else has, or by a law's name or a kind of document with a date or bare digits.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from genderplan._forms import lazy, spaced
from genderplan._text import CAPITALS, lower
from genderplan.documents.citation_parts import (
    Day,
    Span,
    Tail,
    Text,
    after_number,
    day_of,
    form,
    issuer_after,
    note_after,
    tidy,
)
from genderplan.documents.issuers import is_body
from genderplan.documents.numbers import DocumentNumber
from genderplan.documents.numbers_in_text import (
    FoundNumber,
    Kind,
    adjacent_kind,
    fits,
    is_one_law,
    kind_before,
    label_start,
    numbers_in,
)
from genderplan.documents.sentences import (
    Pinpoint,
    acting_after,
    can_issue,
    pinpoint_beside,
    sentence_before,
)
from genderplan.documents.types import (
    document_types,
    is_generic,
    kind_name,
    types_named,
)
from genderplan.periods import PartialDate


class Citation(NamedTuple):
    """What a citation says, part by part, with the places of its parts and of the whole."""

    type: str
    number: DocumentNumber | None
    number_text: str
    date: dt.date | PartialDate | None
    date_text: str
    issuer: str
    title: str
    note: str
    pinpoint: Pinpoint | None
    written: str
    spans: tuple[tuple[str, Span], ...]
    start: int
    end: int


def find_citations(text: str, low: str, figures: Sequence[Span]) -> list[Citation]:
    """All citations of *text*, in order.

    *low* is *text* in small letters, *figures* the places of its figures. A law by its name alone
    ("Luật Bình đẳng giới"), or a kind by its day alone, is one only where it is all of the text.
    """
    at = Text(text, low)
    numbers = numbers_in(text, low, figures)
    taken = {number.start for number in numbers}
    bare = [start for start, _ in figures if start not in taken]
    found = [*_numbered(at, numbers), *_bare(at, bare), *_dated_laws(at)]
    alone = not found and len(text) <= _LONGEST_ALONE
    if alone:
        found = _short_forms(at)
    found.sort(key=lambda citation: (citation.start, -citation.end))
    kept: list[Citation] = []
    for citation in found:
        if not kept or citation.start >= _core_end(kept[-1]):
            kept.append(citation)
    if alone and kept and not _are_all(at, kept):
        return []
    return _with_shared_issuers(at, kept) if len(kept) > 1 else kept


def _are_all(at: Text, found: list[Citation]) -> bool:
    """Whether citations are all of a text, as a list: "Luật Bình đẳng giới, Luật Trẻ em"."""
    around = at.text[: found[0].start] + at.text[found[-1].end :]
    return not around.strip() and all(_are_listed(at, *pair) for pair in pairwise(found))


def _with_shared_issuers(at: Text, found: list[Citation]) -> list[Citation]:
    """The citations, where those of a list have one issuer: it is named before or behind all."""
    for place, (first, second) in enumerate(pairwise(found), 1):
        # "UBND tỉnh ban hành Kế hoạch số 5/KH-UBND và Kế hoạch số 6/KH-UBND"
        early = first.issuer and not second.issuer and _are_listed(at, first, second)
        parts = dict(first.spans)
        if early and parts.get("issuer", (first.end, 0))[0] < parts.get("number", (0, 0))[0]:
            shared = can_issue(first.issuer.lower(), second.number)
            found[place] = second._replace(issuer=first.issuer) if shared else second
    for place in range(len(found) - 1, 0, -1):
        first, second = found[place - 1], found[place]
        # "Nghị quyết 11 và Nghị quyết 13 của Chính phủ"; not "Luật Nhà ở và Nghị định ... của"
        late = second.issuer and not first.issuer and _are_alike(first, second)
        if late and _are_listed(at, first, second) and first.spans[-1][0] == "number":
            found[place - 1] = first._replace(issuer=second.issuer)
    return found


def _are_listed(at: Text, first: Citation, second: Citation) -> bool:
    """Whether a comma, "và" or the like is all that stands between two citations."""
    gap = at.low[first.end : second.start]
    short = 0 < len(gap.strip()) <= len(gap) <= _LONGEST_JOINT
    return short and form("list").fullmatch(gap) is not None


def _are_alike(first: Citation, second: Citation) -> bool:
    """Whether two documents of a list have one kind and the same symbol."""
    symbols = [each.number.symbol if each.number else "" for each in (first, second)]
    return first.type.lower() == second.type.lower() and symbols[0] == symbols[1]


_LONGEST_JOINT: Final = 12  # characters between two documents of one issuer: ", và các "
_LONGEST_GAP: Final = 100  # characters between two items of a list
_LONGEST_TITLE: Final = 18  # words
_LONGEST_ALONE: Final = 300  # characters of a text that is one short form


def _core_end(citation: Citation) -> int:
    """Where a citation ends without its title, in which other documents may be cited."""
    return max(
        span[1] for part, span in citation.spans if part != "title" or citation.number is None
    )


def first_citation(text: str) -> Citation | None:
    """The citation that *text* is about: the law it begins with, else the first with a number."""
    low = lower(text)
    figures = [found.span() for found in _FIGURE.finditer(text)]
    found = find_citations(text, low, figures)
    if found and _LEAD.fullmatch(low, 0, found[0].start):
        return _continued(found[0], text, low)
    named = _short_forms(Text(text, low))
    if named and (not found or _LEAD.fullmatch(low, 0, named[0].start)):
        return named[0]
    return found[0] if found else None


# Behind a dash or a colon: " - Bình đẳng giới", ": Thực hiện Chiến lược"; not "; báo cáo".
_BEHIND: Final = lazy(r"[ ]?(?:[-–—]|:)[ ]+(?=[^\W\d_])(?P<words>[^\n]+?)[ .;]*(?=\n|\Z)")


def _continued(found: Citation, text: str, low: str) -> Citation:
    """The citation with the issuer or the title that its line goes on with, where it has none."""
    behind = _BEHIND.match(text, found.end)
    if behind is None:
        return found
    words, span = behind["words"], behind.span("words")
    body = is_body(text, low, *span)
    if found.title or (body and found.issuer):
        return found
    issuer, title = (words, "") if body else (found.issuer, words)
    spans = (*found.spans, ("issuer" if body else "title", span))
    return found._replace(issuer=issuer, title=title, spans=spans, end=span[1])


# A run of digits with what parts them: "1.234"; not the stop in "số 31."
_FIGURE: Final = lazy(r"[0-9](?:[0-9]|[.,](?=[0-9]))*")
# What may stand before the law that a text begins with: "Căn cứ "; not "Theo đề nghị của ".
_LEAD: Final = spaced(r"[\s(\"“]*+(?:(?:căn cứ|tại|của|theo)\s++)?")


class _Core(NamedTuple):
    """What a citation is found by: the kind, the number or the name, and what follows them.

    ``start`` is where kind or label begins, ``last`` the end of the citation before, ``at`` the
    place of the number, ``issuer`` that of a list to which it belongs.
    """

    kind: Kind | None
    tail: Tail
    start: int
    last: int = 0
    number: FoundNumber | None = None
    at: Span | None = None
    issuer: Span | None = None


# Words of a sentence that goes on with a citation: "V/v thực hiện ", also over the end of the line.
_SENTENCE_BEFORE: Final = lazy(rf"(?:(?![{CAPITALS}])[^\W\d_]|,)\s{{1,3}}\Z")
_REACH: Final = 80  # characters


def _numbered(at: Text, numbers: list[FoundNumber]) -> Iterator[Citation]:
    """The citations with a number; an item of a list takes kind and issuer from the one before."""
    before: Kind | None = None
    issuer: Span | None = None
    symbol, last = "", 0
    for number in numbers:
        if number.start < last:
            continue
        label = max(label_start(at.low, number.start), last)
        own = kind_before(at, label, last, number)
        kind = own
        if own is None and before is not None and last:
            kind = _inherited(at, before, number, last, label)
            # "Công văn 1074/KTKĐCL-GDĐH về ... và 1075/KTKĐCL-GDĐH": the symbol tells its kind
            if number.value.symbol == symbol and at.low.endswith(("và ", ", "), last, label):
                kind = before._replace(title="", title_span=None)
        sure = number.certain or kind is not None or label < number.start
        if not sure and (at.text[: number.start] + at.text[number.end :]).strip():
            continue  # it is not all of the text
        # "NGHỊ QUYẾT Số: 653/…" with the place below; not "V/v thực hiện Quyết định số 142/…"
        broken = at.text.startswith("\n", number.end) and not _SENTENCE_BEFORE.search(
            at.text, max(0, label - _REACH), own.span[0] if own else label
        )
        heading = label < number.start and (own is None or broken)
        titled = own is not None and bool(own.title)
        joint = number.value.is_joint
        tail = after_number(at, number.end, heading=heading, joint=joint, titled=titled)
        start = own.span[0] if own else label
        shared = None if own or not kind else issuer
        yield _citation(
            at, _Core(kind, tail, start, last, number, (label, number.end), shared), own
        )
        symbol = number.value.symbol
        before, last = kind, max(number.end, tail.day.span[1] if tail.day else 0)
        issuer = tail.issuer or (kind.issuer_span if kind else None)


def _words(at: Text, span: Span | None) -> str:
    return at.text[span[0] : span[1]] if span else ""


def _citation(at: Text, core: _Core, own: Kind | None) -> Citation:
    """The citation around *core*; *own* is its kind where it stands there and not in a list."""
    tail = core.tail
    day = tail.day
    spans: dict[str, Span | None] = {
        "type": own.span if own else None,
        "number": core.at,
        "date": day.span if day else None,
        "issuer": tail.issuer or (own.issuer_span if own else None),
        "note": tail.note,
        "title": tail.title or (own.title_span if own and own.title else None),
    }
    by = spans["issuer"] or core.issuer
    if day is None or by is None:
        number = core.number.value if core.number else None
        earlier, subject = sentence_before(at, core.start, core.last, number)
        if day is None and earlier:
            day, spans["date"] = earlier, earlier.span
        if by is None and subject:
            by = spans["issuer"] = subject
        if by is None and at.low.endswith("tại ", 0, core.start):
            last = max([span[1] for span in spans.values() if span])
            by = acting_after(at, last, number)
    end = max([span[1] for span in spans.values() if span])
    pinpoint, spans["pinpoint"] = pinpoint_beside(at, core.start, end, core.last)
    title = own.title if own and not tail.title else _words(at, tail.title)
    written = at.text[core.number.start : core.number.end] if core.number else ""
    places = [span for span in spans.values() if span]
    return Citation(
        type=core.kind.words if core.kind else "",
        number=core.number.value if core.number else None,
        number_text="",
        date=day.value if day else None,
        date_text=day.text if day else "",
        issuer=_words(at, by).strip(" ,;:|\n"),
        title=title[1:-1] if tail.quoted else title,
        note=_words(at, tail.note)[1:-1],
        pinpoint=pinpoint,
        written=" ".join(written.split()),
        spans=tuple([(part, span) for part, span in spans.items() if span]),
        start=min([span[0] for span in places]),  # a list is faster than a generator here
        end=max([span[1] for span in places]),
    )


def _inherited(at: Text, before: Kind, number: FoundNumber, last: int, label: int) -> Kind | None:
    """The kind of the item before in a list."""
    if label - last > _LONGEST_GAP:
        return None
    gap = at.low[last:label]
    close = form("list").fullmatch(gap) is not None
    labelled = "số" in at.low[label : number.start]
    if not close and not (labelled and form("list of issuers").fullmatch(gap)):
        return None
    if number.value.type is None or fits(before.words, number.value) or is_generic(before.words):
        return Kind(before.words, before.span)
    return None


# Kinds that are cited by bare digits without "số", too: "Nghị quyết 11 của Bộ Chính trị".
_STRONG: Final = frozenset(
    {"nghị quyết", "nghị định", "quyết định", "chỉ thị", "thông tư", "thông tư liên tịch", "đề án"}
    | {"kết luận", "hướng dẫn", "công văn", "thông báo", "kế hoạch", "tờ trình", "công điện"}
)
# The number of the next line, "thực hiện Kế hoạch" and below it "2. Phòng Kinh tế"; not "11 của".
_ITEM: Final = re.compile(r"[0-9]{1,2}[.)]\s")
_GLUED: Final = frozenset(("NĐ", "NQ", "QĐ"))  # "NQ28"; not the "KH28" of a code


@cache
def _last_words() -> tuple[frozenset[str], frozenset[str]]:
    """The last words before bare digits, of a kind, of an abbreviation, or "số", and their ends."""
    names = [name for kind in document_types() for name in (kind.name, *kind.english_names)]
    symbols = [kind.symbol for kind in document_types() if kind.symbol]
    words = {words.lower().split()[-1] for words in [*names, *symbols]}
    words |= {"số", "số:", "no.", "no"}
    return frozenset(words), frozenset(word[-2:] for word in words)


def _bare(at: Text, starts: Iterable[int]) -> Iterator[Citation]:
    """Kinds with bare digits: "Quyết định số 23", "Nghị quyết 11 của Bộ Chính trị", "KH 38"."""
    low, (words, ends) = at.low, _last_words()
    for start in starts:
        if not low[start - 1 : start].isspace():
            glued = at.text[start - 2 : start]
            if glued in _GLUED and not low[start - 3 : start - 2].isalnum():
                yield from _bare_behind(at, Kind(glued, (start - 2, start)), start, labelled=False)
            continue
        word = low[max(0, start - 14) : start].rstrip()
        if word[-2:] not in ends or word.rsplit(None, 1)[-1] not in words:
            continue
        first = label_start(low, start)
        stop = first - 3 + len(low[max(0, first - 3) : first].rstrip())
        kind = adjacent_kind(at, stop, 0) if stop < first and at.text[stop - 1].isalpha() else None
        if kind and not low.endswith("pháp ", 0, kind.span[0]):  # "tìm hiểu pháp luật số 2"
            yield from _bare_behind(at, kind, start, labelled=first < start)


def _bare_behind(at: Text, kind: Kind, start: int, *, labelled: bool) -> Iterator[Citation]:
    """The citation of the bare digits at *start* behind a kind, where they are a number."""
    found = form("bare").match(at.low, start)
    # "0" and "00a" number nothing.
    if (
        found
        and found["digits"].lstrip("0")[:1].isdigit()
        and (labelled or _is_bare(at, kind, found))
    ):
        yield _with_digits(at, kind, found)


def _is_bare(at: Text, kind: Kind, found: re.Match[str]) -> bool:
    """Whether digits that have no label are a number, and not how many things there are."""
    if "\n" in at.low[kind.span[1] : found.start()] and _ITEM.match(at.low, found.start()):
        return False
    known = types_named(kind.words)
    strong = any(each.name.lower() in _STRONG for each in known)
    if found["year"]:
        return strong
    planned = at.low.startswith("kế", kind.span[0]) and at.low.startswith(" năm", found.end())
    strong = strong or any(each.symbol == kind.words for each in known)
    if not strong or planned:
        return False
    # "Nghị quyết 30a 6 tháng": nothing is counted with a letter, and no schemes by "Đề án"
    sure = found["digits"][-1].isalpha() or at.text.startswith("Đề", kind.span[0])
    return sure or form("not counted").match(at.low, found.end()) is not None


def _with_digits(at: Text, kind: Kind, found: re.Match[str]) -> Citation:
    # Words that are written together ("Chỉthị") are a kind to the eye, but none of the list.
    known = types_named(kind.words)
    symbol = known[0].symbol if known else None
    year = int(found["year"]) if found["year"] else None
    written = "".join(at.text[slice(*found.span())].split())
    tail = after_number(at, found.end(), heading=False, joint=False, titled=False)
    citation = _citation(at, _Core(kind, tail, kind.span[0], at=found.span()), kind)
    number = DocumentNumber(found["digits"], symbol, year=year) if symbol else None
    return citation._replace(number=number, number_text="" if number else written, written=written)


def _laws(at: Text) -> Iterator[re.Match[str]]:
    """The words for a law that a name may follow: one of the two has a capital, or "căn cứ"."""
    for word in ("luật", "pháp lệnh", "hiến pháp"):
        start = at.low.find(word)
        while start >= 0:
            end = start + len(word)
            first = start - len("bộ ") if at.low.endswith("bộ ", 0, start) else start
            apart = not at.low[first - 1 : first].isalnum() and not at.low.endswith(
                "pháp ", 0, start
            )
            if apart and (
                word == "hiến pháp"
                or at.text[end + 1 : end + 2].isupper()
                or (at.text[first].isupper() and at.low[end : end + 1].isspace())
                or at.low.startswith(" sửa đổi", end)
                or at.low.endswith("căn cứ ", 0, first)
            ):
                law = form("law").match(at.low, first)
                yield from [law] if law else []
            start = at.low.find(word, end)


# Who made a law, before its day: " của Quốc hội nước ...", " đã được Quốc hội thông qua", " ban
# hành"; not "giám sát của Quốc hội và".
_MAKER: Final = spaced(
    r"(?s) (?:của quốc hội(?: (?:nước|khóa) .*)?|(?:đã )?được quốc hội (?:.* )?thông qua"
    r"|(?:(?:đã )?được )?(?:ban hành|thông qua))\Z"
)


def _dated_laws(at: Text) -> Iterator[Citation]:
    """Laws by name with their day or year: "Luật Bình đẳng giới năm 2006"."""
    for law in _laws(at):
        found = form("dated law").match(at.low, law.start())
        if found is None:
            continue
        first, last = found.span("title")
        maker = _MAKER.search(at.low, first, last)
        last = maker.start() if maker else last
        title = at.text[first:last].strip(" ,\n")
        if _is_title(title, law[0]):
            yield _law(at, law.span(), (first, last), title, day_of(at, found))


def _is_title(title: str, kind: str) -> bool:
    """Whether words can be the name of a law; only the constitution needs none."""
    if not title:
        return kind.startswith("hiến")
    low = title.lower()
    if low.startswith("sửa đổi"):
        return True
    words = title.count(" ") + 1
    plain = title.isupper() or not form("no law's title").search(low)
    named = title[0].isupper() or (words > 1 and not form("no law's first word").match(low))
    return named and words <= _LONGEST_TITLE and plain and is_one_law(title)


def _law(at: Text, kind: Span, name: Span, title: str, day: Day | None) -> Citation:
    words = Kind(at.text[slice(*kind)], kind, " ".join(title.split()), name if title else None)
    issuer, end = issuer_after(at, day.span[1] if day else name[1], joint=False)
    note = note_after(at, end)[0] if day else None
    return _citation(at, _Core(words, Tail(day, issuer, note), kind[0]), words)


# Where the name of a law ends: at a mark, at "được", "của Quốc hội", "số 5", at the next law or
# decree of a list; not at the commas of "Luật Phòng, chống ma túy", "Luật Phổ biến, giáo dục".
_LAW_END: Final = spaced(
    r"[;”\"()\n]|\.(?= |\Z)|,? (?:của quốc hội|được|đã|quy định|có hiệu)(?![^\W_])"
    r"|(?P<next>,? và (?:các|luật|nghị|bộ luật)|, (?:bộ luật|luật|pháp lệnh|nghị định"
    r"|nghị quyết))(?![^\W_]| sư)|,? số\s*:?\s*[0-9]"
)


def _short_forms(at: Text) -> list[Citation]:
    """Laws by their name alone and kinds by their day alone, in order."""
    return sorted([*_named_laws(at), *_dated_kinds(at)], key=lambda citation: citation.start)


def _named_laws(at: Text) -> Iterator[Citation]:
    for law in _laws(at):
        amending = at.low.startswith(" sửa đổi", law.end())
        stop = _LAW_END.search(at.low, law.end())
        while stop and amending and stop["next"]:
            stop = _LAW_END.search(at.low, stop.end())
        end = stop.start() if stop else len(at.text)
        title = tidy(at.text[law.end() : end])
        if title[:1].isupper() or amending or _is_title(title, law[0]):
            yield _law(at, law.span(), (law.end(), end), title, None)


def _dated_kinds(at: Text) -> Iterator[Citation]:
    """Kinds by their day alone: "Quyết định ngày 5/3/2024 của Chủ tịch"."""
    for kind in kind_name().finditer(at.low):
        date = form("date").match(at.low, kind.end())
        if date is not None:
            words = Kind(at.text[slice(*kind.span())], kind.span())
            tail = after_number(at, kind.end(), heading=False, joint=False, titled=False)
            yield _citation(at, _Core(words, tail, kind.start()), words)
