"""Citations in running text, as mentions of documents.

The grammar is that of :mod:`genderplan.documents`. A mention covers the whole citation, from the
place inside the document to the end of the title; ``mention.value.spans`` says where each part
stands ("pinpoint", "type", "number", "date", "issuer", "note", "title"). What is named inside the
issuer or the title belongs to the day of the cited document. A title that cites a document by its
number is left out of the mention, for that document has a mention of its own.

A short form ("Kế hoạch này") is resolved to something that the text itself cites, or, for "này", to
the document that the reader says it is; one that fits nothing stays unresolved.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import attrs

from genderplan._forms import any_of
from genderplan._text import match_key, nfc
from genderplan.documents import DocumentReference
from genderplan.documents import citations as grammar
from genderplan.documents.types import document_types
from genderplan.errors import GenderplanError
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Mention, MentionKind, NamedOrgan
from genderplan.hierarchy.units import KIND_WORDS


def find_citations(clean: CleanText) -> Iterator[Mention]:
    """The citations of *clean*, in order."""
    found = grammar.find_citations(
        clean.text, clean.low, [figure.span() for figure in clean.figures]
    )
    at = clean.offsets.at if clean.offsets.moved else None
    for place, citation in enumerate(found):
        try:
            value = DocumentReference.of_citation(citation, at)
        except GenderplanError:
            continue
        end = citation.end
        if place + 1 < len(found) and found[place + 1].start < end:
            end = max(span[1] for part, span in citation.spans if part != "title")
        yield clean.mention(MentionKind.CITATION, citation.start, end, value)


def core(citation: Mention) -> tuple[int, int]:
    """The place of the words that name the document: its kind, its number and a date behind them.

    >>> from genderplan.extraction import find_mentions
    >>> text = "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ"
    >>> text[slice(*core(*find_mentions(text, kinds=["citation"])))]
    'Nghị quyết số 28/NQ-CP ngày 03/3/2021'
    """
    parts = dict(citation.value.spans)
    named = [parts[part] for part in ("type", "number") if part in parts]
    start = min((span[0] for span in named), default=citation.start)
    ends = [*named, parts["date"]] if parts.get("date", (0, 0))[0] > start else named
    return start, max((span[1] for span in ends), default=citation.end)


_LAWS: Final = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")
_POINTING: Final = r"(?P<which>này|trên|nêu\s{1,2}trên|nói\s{1,2}trên|đó|đã\s{1,2}nêu)"


@attrs.frozen(repr=False)
class ShortForm:
    """A short form in a text ("Kế hoạch này", "Luật Bình đẳng giới") and what it stands for.

    ``referent`` is the document or body it refers to, ``antecedent`` the mention that said so;
    both are None when the text does not tell.
    """

    span: tuple[int, int]
    text: str
    referent: DocumentReference | NamedOrgan | None = None
    antecedent: Mention | None = None

    def __repr__(self) -> str:
        return f"<short form {self.text!r} at {self.span[0]}-{self.span[1]}: {self.referent!r}>"


@cache
def _forms() -> re.Pattern[str]:
    spelled = any_of({kind.name.lower() for kind in document_types()})
    return re.compile(
        rf"(?P<kind>(?P<law>{'|'.join(_LAWS)})(?!\w)|{spelled})(?:\s{{1,2}}{_POINTING}"
        # a law may be named: "Luật Bình đẳng giới"; not "quy định chi tiết"
        rf"|(?(law)(?P<title>(?:,?\s{{1,2}}[^\W\d_]{{1,9}}){{1,12}})|(?!)))(?!\w)"
    )


def resolve(
    text: str, mentions: Sequence[Mention], *, document: DocumentReference | None = None
) -> tuple[ShortForm, ...]:
    """The short forms of *text*, with what they refer to among its *mentions*.

    "Kế hoạch này" is *document* (the text itself) when that is given and of this kind; "Luật trên"
    is the last law cited before; a law by name is the citation that gave the name with a number or
    date. "UBND tỉnh" is the last such body that was named with its place.

    >>> from genderplan.extraction import find_mentions
    >>> text = "Nghị định số 39/2015/NĐ-CP ngày 27/4/2015. Theo Nghị định trên, mức hỗ trợ là ..."
    >>> print(resolve(text, find_mentions(text))[0].referent)
    Nghị định số 39/2015/NĐ-CP ngày 27 tháng 4 năm 2015
    """
    clean = CleanText.of(text)
    citations = [mention for mention in mentions if mention.kind is MentionKind.CITATION]
    laws = [each for each in citations if each.value.is_law and each.value.title]
    by_name = {match_key(f"{law.value.type} {law.value.title}"): law for law in reversed(laws)}
    named = dict(sorted(by_name.items(), key=lambda item: -len(item[0])))  # the longest name first
    found: list[ShortForm] = []
    for form in _forms().finditer(clean.low):
        if clean.low[form.start() - 1 : form.start()].isalnum():
            continue
        short = _short_form(clean, form, citations, named, document)
        if short is not None and not _overlaps(short.span, citations):
            found.append(short)
    found += _bodies(mentions)
    return tuple(sorted(found, key=lambda short: short.span))


def _bodies(mentions: Sequence[Mention]) -> Iterator[ShortForm]:
    """Bodies named without their place, each with the last one of its kind that had one."""
    named: dict[tuple[object, str], Mention] = {}
    for mention in mentions:
        if mention.kind is not MentionKind.ORGAN:
            continue
        words = match_key(mention.value.place).split()
        body = mention.value.kind or match_key(mention.value.title)
        place = next((each for each in _PLACE_WORDS if words[: len(each)] == list(each)), ())
        if len(words) > len(place) > 0:
            named[body, " ".join(place)] = mention
        elif place:
            full = named.get((body, " ".join(place)))
            yield ShortForm(mention.span, mention.text, full.value if full else None, full)


_PLACE_WORDS: Final = tuple(tuple(match_key(words).split()) for words in KIND_WORDS)


def _short_form(
    clean: CleanText,
    form: re.Match[str],
    citations: Sequence[Mention],
    named: dict[str, Mention],
    document: DocumentReference | None,
) -> ShortForm | None:
    if form["title"]:
        return _law_by_name(clean, form, named)
    kind = " ".join(form["kind"].split())
    mention = clean.mention(MentionKind.CITATION, form.start(), form.end(), None)
    if form["which"] == "này" and document is not None and _is_kind(document, kind):
        return ShortForm(mention.span, mention.text, document)
    behind = bisect_right(citations, mention.start, key=_core_end)
    before = (each for each in reversed(citations[:behind]) if _is_kind(each.value, kind))
    last = next(before, None)
    return ShortForm(mention.span, mention.text, last.value if last else None, last)


def _law_by_name(
    clean: CleanText, form: re.Match[str], named: dict[str, Mention]
) -> ShortForm | None:
    """The longest name of a law in what follows the word: "Luật Bình đẳng giới được ban hành"."""
    text = clean.text[form.start() : form.end()]
    if not text[len(form["kind"]) :].lstrip()[:1].isupper():
        return None
    ends = [0, *(word.end() for word in re.finditer(r"\S+", text))]
    for name, antecedent in named.items():
        law = text[: ends[min(len(name.split()), len(ends) - 1)]].rstrip(",;.")
        if match_key(law) == name:
            start = form.start()
            mention = clean.mention(MentionKind.CITATION, start, start + len(law), None)
            return ShortForm(mention.span, mention.text, antecedent.value, antecedent)
    return None


def _is_kind(reference: DocumentReference, kind: str) -> bool:
    own = reference.document_type
    words = {nfc(reference.type).lower(), own.name.lower() if own else ""}
    return any(
        word and (word == kind or word.startswith(f"{kind} ") or word.endswith(f" {kind}"))
        for word in words
    )


def _core_end(citation: Mention) -> int:
    return core(citation)[1]


def _overlaps(span: tuple[int, int], citations: Sequence[Mention]) -> bool:
    """Whether a short form is the name of a cited document; a title may hold short forms."""
    at = bisect_right(citations, span[0], key=_core_end)
    return at < len(citations) and core(citations[at])[0] < span[1]
