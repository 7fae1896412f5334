"""The form of a Word document compared with the decree on records, as notes.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, from :func:`genderplan.documents.layout.paper_form`.
What the decree leaves open is not asked for: the widths of the two blocks of the head, blank lines,
one size out of a range. Effective values count: those of a run, of its style, of the document.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

import attrs

from genderplan._messages import Value, mark, message
from genderplan.documents.layout import PartForm, Range, paper_form
from genderplan.documents.types import COUNTRY, MOTTO
from genderplan.extraction.texts import BEHIND_TITLE
from genderplan.issues import BilingualText, Issue, IssueKind, Issues, Severity
from genderplan.papers.drafts import found_at
from genderplan.papers.heads import kind_of
from genderplan.papers.outlines import ATTACHED, DAY_AND_BLANKS, Line, Outline
from genderplan.serialization.plain_files import read_bytes
from genderplan.serialization.word_styles import Node, Styles, W, number_of, value_of
from genderplan.serialization.word_texts import Stretch, WordText, read_word

PAGE: Final = IssueKind(
    "GP151",
    Severity.NOTE,
    mark("the page is {width} by {height} mm"),
    mark("Administrative papers have A4, 210 by 297 mm."),
)
MARGIN: Final = IssueKind(
    "GP152",
    Severity.NOTE,
    mark("the {side} margin is {found} mm"),
    mark("It is from {least} to {most} mm."),
)
FONT: Final = IssueKind(
    "GP153",
    Severity.NOTE,
    mark("{count} letters are in {found}"),
    mark("All letters are in {font}."),
)
SIZE: Final = IssueKind(
    "GP154",
    Severity.NOTE,
    mark("{part} has letters of {found} points"),
    mark("The size is from {least} to {most} points."),
)
STYLE: Final = IssueKind(
    "GP155",
    Severity.NOTE,
    mark("{part} is not {style}"),
    mark("Set it {style}."),
)
PAGE_NUMBERS: Final = IssueKind(
    "GP156",
    Severity.NOTE,
    mark("page numbers: {fault}"),
    mark("They stand in the middle of the top margin, from 1, and not on the first page."),
)
NO_PART: Final = IssueKind(
    "GP157", Severity.NOTE, mark("{part} is missing"), mark("Add it in the place that is its own.")
)
ORDER: Final = IssueKind(
    "GP158", Severity.NOTE, mark("{part} stands behind {other}"), mark("It comes before.")
)
PARAGRAPHS: Final = IssueKind(
    "GP159",
    Severity.NOTE,
    mark("{count} paragraphs of the body: {fault}"),
    mark("The decree: {rule}"),
)

_MM: Final = Decimal("25.4") / 1440  # of a twip
_POINT: Final = 20  # twips
_TEN_POINTS: Final = 20  # half points: what Word takes where nothing is said
_SINGLE: Final = 240  # twentieths of a point, or parts of a line
# What each line of the head begins with; the place and date are a line of their own: "B, ngày 05
# tháng 3 năm 2024", not "Căn cứ Kế hoạch số 5 ngày 05 tháng 3 năm 2024".
_HEAD: Final = (
    ("country", re.compile(rf"\W*{COUNTRY}", re.IGNORECASE)),
    ("motto", re.compile(rf"\W*{MOTTO}", re.IGNORECASE)),
    ("number", re.compile(r"\W{0,4}Số\s*:")),
    ("place_and_date", re.compile(rf"(?:[^\n(,]{{1,40}},\s*)?{DAY_AND_BLANKS}$")),
)
_A_PAGE: Final = 3500  # letters that no longer fit on one page
_FEWEST: Final = 3  # paragraphs that show a habit and no slip
_SIDES: Final = (mark("top"), mark("bottom"), mark("left"), mark("right"))
_STYLES: Final = {"bold": mark("bold"), "italic": mark("italic"), "upper": mark("in capitals")}
# A ground, which slants: "Căn cứ Luật …"; not "Thực hiện Kế hoạch …", which may open the body, nor
# "Căn cứ Kế hoạch số 112/KH-UBND, Sở Nội vụ xây dựng Kế hoạch như sau:", which does.
_GROUND: Final = re.compile(r"\W*(?:Căn cứ|Xét)\s(?![^\n]*:\s*$)")
# The Party and the mass organisations, in capitals as a head has them: "BTV HỘI LHPN XÃ KBANG",
# "ĐẢNG BỘ XÃ", "ĐOÀN TNCS". Not "HỘI ĐỒNG NHÂN DÂN", "ĐOÀN ĐẠI BIỂU QUỐC HỘI", "ĐOÀN KIỂM TRA".
_NOT_OF_THE_STATE: Final = re.compile(
    r"\W*(?:(?:BTV|BCH|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|BAN CHẤP HÀNH TRUNG ƯƠNG)\b"
    r"|HỘI (?!ĐỒNG)|LIÊN HIỆP|LIÊN ĐOÀN|CÔNG ĐOÀN|ĐOÀN (?:TN|THANH NIÊN)|UBMTTQ|(?:ỦY|UỶ) BAN M"
    r"|ĐẢNG (?:BỘ|(?:ỦY|UỶ)|CỘNG SẢN)|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) (?:ỦY|UỶ)|CHI BỘ)"
)
# A heading up to the text that runs on behind it: "Mục đích, yêu cầu" of "Mục đích, yêu cầu: Nâng
# cao …", and of "Mục đích, yêu cầu. Nâng cao …".
_RUN_IN: Final = re.compile(r"[^:.]+")
# What stands between a title and a name and is neither: "(Đã ký)", "[Ký số]", "/s/".
_NO_NAME: Final = re.compile(r"[\[(/]")
_NEEDED: Final = (
    "country",
    "motto",
    "issuing_body",
    "number",
    "place_and_date",
    "kind",
    "subject",
    "signer",
    "recipients_word",
)
_ORDER: Final = (
    ("country", "kind"),
    ("number", "kind"),
    ("place_and_date", "kind"),
    ("kind", "grounds"),
    ("grounds", "section"),
    ("kind", "section"),
    ("section", "recipients_word"),
)


def check_layout(path: str | os.PathLike[str]) -> Issues:
    """Notes on the form of the Word document at *path*: page, fonts, sizes, parts and their order.

    A document that is no administrative paper (no line of a number, no kind of paper in capitals)
    has none. Nor has a paper of the Party or of a mass organisation without the name of the state
    above it: the decree is for organs of the State (Article 2).

    Raises :class:`~genderplan.errors.FileError` when it cannot be read.
    """
    source = os.fspath(path)
    word = read_word(read_bytes(source), source)
    return Issues(_Form(word).issues())


@attrs.frozen
class _Paragraph:
    """A paragraph of the body: its element, and the stretches of the text that came from it."""

    node: Node
    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.stretches[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.stretches[-1].end

    def letters(self, span: tuple[int, int] | None = None) -> Iterator[tuple[Node, str]]:
        """Its runs with their letters, in *span* of the text only where one is given."""
        for stretch in self.stretches:
            if span is None or (stretch.start < span[1] and span[0] < stretch.end):
                text = (stretch.node.text or "").strip()
                if text:
                    yield stretch.node.getparent(), text


class _Form:
    """A document as it is set, part by part."""

    def __init__(self, word: WordText) -> None:
        self.word = word
        self.form = paper_form()
        self.styles = Styles(word.document)
        self.outline = Outline.of(word.text)
        self.parts = dict(_parts(self.outline))
        body = word.document.element
        own = [each for each in word.stretches if each.node.getroottree().getroot() is body]
        grouped = groupby(own, key=lambda each: next(each.node.iterancestors(f"{W}p")))
        self.paragraphs = [_Paragraph(node, tuple(held)) for node, held in grouped]

    def issues(self) -> Iterator[Issue]:
        """Everything that differs from the decree."""
        if not {"kind", "number"} & set(self.parts):
            return
        organs = [line for line in self.outline.head if _NOT_OF_THE_STATE.match(line.text)]
        if organs and "country" not in self.parts:
            return
        yield from self._page()
        yield from self._fonts()
        for name, lines in self.parts.items():
            yield from self._type(self.form.part(name), lines)
        yield from self._page_numbers()
        yield from self._presence()
        yield from self._body()

    def at(self, kind: IssueKind, line: Line | None = None, **values: Value) -> Issue:
        """A note at a line of the document."""
        return found_at(self.word.text, kind, line.span if line else None, **values)

    def _page(self) -> Iterator[Issue]:
        """Size and margins of the upright pages; pages that lie hold tables."""
        for section in self.word.document.element.body.iter(f"{W}sectPr"):
            size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
            if size is None or margins is None or size.get(f"{W}orient") == "landscape":
                continue
            width, height = (_millimetres(size.get(f"{W}{each}")) for each in "wh")
            if abs(width - self.form.width) > 1 or abs(height - self.form.height) > 1:
                yield self.at(PAGE, width=round(width), height=round(height))
            for side in _SIDES:
                allowed: Range = getattr(self.form, side)
                found = _millimetres(margins.get(f"{W}{side}"))
                if not allowed.least - _SLIP <= found <= allowed.most + _SLIP:
                    told: dict[str, Value] = {"least": allowed.least, "most": allowed.most}
                    told |= {"side": message(side), "found": round(found, 1)}
                    yield self.at(MARGIN, None, **told)
            return

    def _fonts(self) -> Iterator[Issue]:
        counted: Counter[str] = Counter()
        first: dict[str, int] = {}
        for paragraph in self.paragraphs:
            for run, text in paragraph.letters():
                font = self._font(run, paragraph.node)
                counted[font] += len(text)
                first.setdefault(font, paragraph.start)
        for font, count in counted.most_common():
            if font != self.form.font:
                line = Line("", first[font])
                yield self.at(FONT, line, count=count, found=font, font=self.form.font)

    def _type(self, part: PartForm, lines: Sequence[Line]) -> Iterator[Issue]:
        """Size, weight and slant of a part: one note a kind of fault, at the first of its lines."""
        wrong_sizes: list[tuple[Line, Decimal]] = []
        wrong_styles: dict[str, Line] = {}
        for line in lines:
            paragraph = self._paragraph(line)
            if paragraph is None:
                continue
            size = self._size(paragraph, line.span)
            if not part.size.least <= size <= part.size.most:
                wrong_sizes.append((line, size))
            for style in ("bold", "italic", "upper"):
                if getattr(part, style) and not self._has(style, paragraph, line.span):
                    wrong_styles.setdefault(style, line)
        name = _named(part.name)
        if wrong_sizes and len(wrong_sizes) * 2 > len(lines):
            line, size = wrong_sizes[0]
            told = {"least": part.size.least, "most": part.size.most}
            issue = self.at(SIZE, line, part=name, found=size, **told)
            only = message("The size is {size} points.", size=part.size.least)
            yield attrs.evolve(issue, advice=only) if len(set(told.values())) == 1 else issue
        for style, line in wrong_styles.items():
            yield self.at(STYLE, line, part=name, style=message(_STYLES[style]))

    def _paragraph(self, line: Line) -> _Paragraph | None:
        start, end = line.span
        return next(
            (each for each in self.paragraphs if each.start < end and start < each.end), None
        )

    def _holders(self, run: Node, paragraph: Node) -> Iterator[Node]:
        """What says how a run looks, the nearest first: itself, its styles, the defaults."""
        yield run
        yield from self.styles.above(value_of(run.find(f"{W}rPr/{W}rStyle")))
        yield from self._styles_of(paragraph)

    def _styles_of(self, paragraph: Node) -> Iterator[Node]:
        named = value_of(paragraph.find(f"{W}pPr/{W}pStyle"))
        yield from self.styles.above(named or self.styles.default)
        yield from self.styles.defaults

    def _found(self, run: Node, paragraph: Node, name: str) -> Node:
        found = (each.find(f"{W}rPr/{W}{name}") for each in self._holders(run, paragraph))
        return next((each for each in found if each is not None), None)

    def _size(self, paragraph: _Paragraph, span: tuple[int, int]) -> Decimal:
        """The size of most letters of a line, in points."""
        counted: Counter[Decimal] = Counter()
        for run, text in paragraph.letters(span):
            half_points = number_of(self._found(run, paragraph.node, "sz")) or _TEN_POINTS
            counted[Decimal(half_points) / 2] += len(text)
        return counted.most_common(1)[0][0]

    def _has(self, style: str, paragraph: _Paragraph, span: tuple[int, int]) -> bool:
        """Whether most letters of a line are bold, italic or in capitals."""
        has = total = 0
        for run, text in paragraph.letters(span):
            total += len(text)
            found = self._found(run, paragraph.node, _MARKS[style])
            is_set = found is not None and found.get(f"{W}val", "1") not in _OFF
            has += len(text) * (is_set or (style == "upper" and text.isupper()))
        return has * 2 > total

    def _font(self, run: Node, paragraph: Node) -> str:
        """The font of the Latin letters of a run."""
        for holder in self._holders(run, paragraph):
            fonts = holder.find(f"{W}rPr/{W}rFonts")
            if fonts is None:
                continue
            theme, own = fonts.get(f"{W}asciiTheme"), fonts.get(f"{W}ascii")
            if theme is not None:
                return self.styles.theme_font(str(theme))
            if own is not None:
                return str(own)
        return "Times New Roman"  # what Word takes where nothing is said

    def _page_numbers(self) -> Iterator[Issue]:
        kinds: set[str] = set()
        for relation in self.word.document.part.rels.values():
            kind = "" if relation.is_external else str(relation.reltype).rpartition("/")[2]
            if kind in {"header", "footer"} and _PAGE_FIELD.search(relation.target_part.blob):
                kinds.add(kind)
        sections = self.word.document.element.body.iter(f"{W}sectPr")
        first_differs = any(each.find(f"{W}titlePg") is not None for each in sections)
        if "footer" in kinds:
            yield self.at(PAGE_NUMBERS, fault=message("they stand at the foot of the page"))
        elif "header" in kinds and not first_differs:
            yield self.at(PAGE_NUMBERS, fault=message("the first page has one"))
        elif not kinds and len(self.word.text.text) > _A_PAGE:
            yield self.at(PAGE_NUMBERS, fault=message("there are none"))

    def _presence(self) -> Iterator[Issue]:
        """Parts that are missing, and parts that stand behind what they belong before."""
        if any(ATTACHED.match(line.text) for line in self.outline.head):
            return  # a paper that is sent with another has the head of its own
        for name in _NEEDED:
            if name not in self.parts:
                yield self.at(NO_PART, part=_named(name))
        for first, second in _ORDER:
            one, other = self.parts.get(first), self.parts.get(second)
            if one and other and one[0].start > other[0].start:
                yield self.at(ORDER, one[0], part=_named(first), other=_named(second))

    def _body(self) -> Iterator[Issue]:
        """Faults of paragraphs that are a habit: how they are justified, indented and spaced."""
        faults: dict[tuple[str, str], list[Line]] = {}
        for line in self.parts.get("body", ()):
            paragraph = self._paragraph(line)
            if paragraph is not None:
                for found in self._faults(paragraph.node):
                    faults.setdefault(found, []).append(line)
        for (fault, rule), lines in faults.items():
            if len(lines) >= _FEWEST:
                told = {"fault": message(fault), "rule": message(rule)}
                yield self.at(PARAGRAPHS, lines[0], count=len(lines), **told)

    def _faults(self, paragraph: Node) -> Iterator[tuple[str, str]]:
        """What is wrong with a paragraph of the body, each fault with the rule of the decree."""
        if self._setting(paragraph, "jc", "val") not in {"both", "distribute"}:
            yield mark("not justified"), mark("The text of the body is justified.")
        first = _millimetres(self._setting(paragraph, "ind", "firstLine") or "0")
        allowed = self.form.first_line
        if not allowed.least - _SLIP <= first <= allowed.most + _SLIP:
            yield (
                mark("their first lines are not indented as the decree says"),
                mark("The first line is indented by 1 cm or 1,27 cm."),
            )
        sides = (self._setting(paragraph, "spacing", side) for side in ("before", "after"))
        if sum(int(side) for side in sides if side.isdecimal()) < self.form.space.least * _POINT:
            yield (
                mark("too little space between them"),
                mark("Between paragraphs stand at least 6 points."),
            )
        height = self._setting(paragraph, "spacing", "line")
        line = Decimal(height if height.isdecimal() else _SINGLE) / _SINGLE
        is_exact = self._setting(paragraph, "spacing", "lineRule") in {"exact", "atLeast"}
        if not is_exact and line not in self.form.line_spacing:
            yield (
                mark("their lines are too far apart or too close"),
                mark("The space from line to line is from one to one and a half lines."),
            )

    def _setting(self, paragraph: Node, name: str, attribute: str) -> str:
        """What a paragraph, its style or the defaults say; "" where none says anything."""
        holders = (paragraph, *self._styles_of(paragraph))
        found = (each.find(f"{W}pPr/{W}{name}") for each in holders)
        said = (each.get(f"{W}{attribute}") for each in found if each is not None)
        return next((str(each) for each in said if each is not None), "")


_MARKS: Final = {"bold": "b", "italic": "i", "upper": "caps"}
_OFF: Final = {"0", "false", "off", "none"}
_SLIP: Final = Decimal("0.5")  # millimetres
# The field that shows the number of the page, in either of the two ways Word writes fields.
_PAGE_FIELD: Final = re.compile(rb"instr(?:Text)?\b[^<>]{0,80}[>\"]\s*PAGE\b")


def _named(part: str) -> BilingualText:
    """A part of a paper as the decree calls it."""
    return BilingualText(f"the {part.replace('_', ' ')}", vi=paper_form().part(part).vi)


def _millimetres(twips: str | None) -> Decimal:
    """A length in twentieths of a point; 0 for what is no number."""
    text = str(twips or "0")
    return Decimal(text) * _MM if re.fullmatch(r"-?\d{1,6}(?:\.\d{1,4})?", text) else Decimal(0)


def _parts(outline: Outline) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The parts of a paper by their names in the form, each with its lines."""
    found: dict[str, list[Line]] = {}
    for line in filter(_has_letters, outline.head):
        found.setdefault(_head_part(line, found), []).append(line)
    found["issuing_body"] = found.pop("organ", [])[-1:]  # the last; those above are its parents
    every = list(outline.every())
    # An item with an Arabic number alone is no heading, so only Roman ones are asked for.
    roman = (each.line for each in every if re.fullmatch("[IVX]+", each.label))
    found["section"] = [attrs.evolve(line, text=_title(line.text)) for line in roman]
    found["body"] = [line for each in every for line in each.lines]
    found["recipients_word"] = list(outline.end[:1])
    for line in filter(_has_letters, outline.end[1:]):
        found.setdefault(_end_part(line, found), []).append(line)
    for name in ("", "behind"):
        found.pop(name, None)
    yield from ((name, tuple(lines)) for name, lines in found.items() if lines)


def _has_letters(line: Line) -> bool:
    """Whether a line is more than a rule of underscores, dashes or stars."""
    return any(map(str.isalpha, line.text))


def _title(text: str) -> str:
    """The words of a heading without the text that runs on behind it."""
    found = _RUN_IN.match(text)
    return found[0].rstrip() if found else text


def _end_part(line: Line, found: Mapping[str, Sequence[Line]]) -> str:
    """Which part of the end a line is; "" for one that is none."""
    if line.is_item:
        return "recipients"
    if _NO_NAME.match(line.text):
        return ""
    if line.text.isupper():
        return "signer"
    return "signer_name" if "signer" in found and "signer_name" not in found else ""


def _head_part(line: Line, found: Mapping[str, Sequence[Line]]) -> str:
    """Which part of the head a line is; "" for one that is none."""
    known = next((name for name, words in _HEAD if words.match(line.text)), "")
    if known:
        return known
    if kind_of(line) and "kind" not in found:
        return "kind"
    if "kind" not in found:
        return "organ" if line.text.isupper() and "number" not in found else ""
    if _GROUND.match(line.text):
        return "grounds"
    if "subject" not in found:
        return "subject" if not line.text.startswith("(") else ""
    ended = {"grounds", "behind"} & set(found) or line.text.endswith((".", ":", ";"))
    return "behind" if ended or BEHIND_TITLE.match(line.text) else "subject"
