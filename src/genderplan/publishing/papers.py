"""Plans and reports as official papers: head, grounds, text, annexes, recipients and signature.

What a paper says is put together here; :mod:`genderplan.publishing.docx` draws it. An official
paper is Vietnamese whatever the reader's language, so its fixed words stand here as they are
printed. Source of the parts and their order: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from genderplan._text import roman
from genderplan.catalogs import strategy
from genderplan.consolidation import Consolidation
from genderplan.documents import DocumentNumber, Recipients, Signature
from genderplan.documents.types import types_named
from genderplan.errors import NotFoundError
from genderplan.formatting import format_count, format_date, format_number, format_percent
from genderplan.formatting.dates import DateLine, place_in_date_line
from genderplan.formatting.shares import format_stated
from genderplan.hierarchy.bodies import bodies_named, body_with_symbol
from genderplan.hierarchy.units import KIND_WORDS
from genderplan.periods import PartialDate
from genderplan.plans import Plan, Profile, Report, ReportingDuty, ReportTable
from genderplan.publishing.annexes import (
    Annex,
    Block,
    Heading,
    activity_annex,
    result_table,
    tables_annex,
    totals_annex,
)
from genderplan.quantities import BySex

BLANK: Final = "\N{NO-BREAK SPACE}" * 6
"""Where a number or a day is written in by hand."""


@attrs.frozen(kw_only=True)
class Paper:
    """An official paper in its parts, ready to be drawn."""

    superior: str = ""  # the body above the issuing one, where its name has to stand
    organ: tuple[str, ...]  # the name of the issuing body, in lines
    number: str  # number and symbol, with a blank in a draft
    place_date: str  # with blanks in a draft
    kind: str  # "KẾ HOẠCH"
    subject: str
    attached_to: str = ""  # the document that it is an annex of; it then has no head
    grounds: tuple[str, ...] = ()  # a line each
    blocks: tuple[Block, ...]
    recipients: Recipients
    signature: Signature
    annexes: tuple[Annex, ...] = ()


def paper_of(paper: Plan | Report | Consolidation) -> Paper:
    """A plan, a report or the consolidated tables of a unit as an official paper.

    >>> from genderplan import sample
    >>> paper = paper_of(sample("hoang-kim-plan-2024"))
    >>> paper.organ, paper.kind
    (('Ủy ban nhân dân', 'xã Hoàng Kim'), 'KẾ HOẠCH')
    >>> paper.subject
    'Thực hiện công tác bình đẳng giới năm 2024 của xã'
    """
    match paper:
        case Plan():
            return _plan(paper)
        case Report():
            return _report(paper)
        case Consolidation():
            return _consolidation(paper)


# --- The head -----------------------------------------------------------------------------------

_COMMITTEE: Final = "Ủy ban nhân dân"
_OF_PLACE: Final = (_COMMITTEE, "Hội đồng nhân dân")
_BELOW: Final = ("Sở ", "Phòng ", "Ban ", "Chi cục ", "Trung tâm ", "Văn phòng Ủy ban")
"""How the names begin of bodies that a People's Committee stands above."""
_URBAN: Final = ("phường", "thị trấn", "thị xã", "quận", "thành phố")


def _full_name(issuer: str, unit: str) -> str:
    """The issuing body in full; the People's Committee of the unit where none is named."""
    if not issuer:
        return f"{_COMMITTEE} {_own(unit)}" if unit.startswith(KIND_WORDS) else unit
    short, space, place = issuer.partition(" ")
    body = next(iter(bodies_named(short)), None) or body_with_symbol(short)
    return f"{body.name}{space}{place}" if body and short.isupper() else issuer


def _own(unit: str) -> str:
    """The unit without those above it."""
    return unit.partition(",")[0].strip()


def _organ(name: str, unit: str) -> tuple[str, tuple[str, ...]]:
    """The body above, if it has to stand in the head, and the lines of the body itself."""
    # Committee and council have their place in a second line, offices the committee over them.
    for body in _OF_PLACE:
        if name.startswith(body):
            place = name.removeprefix(body).strip()
            return "", (body, place) if place else (body,)
    if name.startswith(_BELOW) and unit.startswith(KIND_WORDS):
        return f"UBND {_own(unit)}", (name.removesuffix(_own(unit)).strip(),)
    return "", (name,)


def _place(given: str, unit: str) -> str:
    """The place of the date line: the one given, else the unit's name, else dots."""
    own = _own(unit)
    kind = next((kind for kind in KIND_WORDS if own.startswith(f"{kind} ")), "")
    return given or (place_in_date_line(kind, own.removeprefix(kind)) if kind else "........")


def _number_line(number: DocumentNumber | None, kind: str, name: str) -> str:
    """Number and symbol; of a body whose abbreviation is not known the symbol is left open."""
    organ = "UBND" if name.startswith(_COMMITTEE) else "…"
    written = str(number) if number else f"/{kind}-{organ}"
    return f"Số: {written}" if number and not number.is_draft else f"Số:{BLANK}{written}"


def _date_line(place: str, date: "dt.date | PartialDate | None") -> str:
    return str(DateLine(place, date)).replace("…", BLANK)


def _subject(title: str, kind: str) -> str:
    """The title without the kind of document, which stands above it in a line of its own."""
    words = (
        title[len(kind) :] if f"{title} ".casefold().startswith(f"{kind} ".casefold()) else title
    )
    words = words.strip()
    return words[:1].upper() + words[1:] or "Công tác bình đẳng giới"


def _small(text: str) -> str:
    """*text* with a small first letter, unless it begins with an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _kept(parts: Iterable[tuple[str, Iterable[Block]]]) -> list[tuple[str, tuple[Block, ...]]]:
    held = ((title, tuple(blocks)) for title, blocks in parts)
    return [(title, blocks) for title, blocks in held if blocks]


def _sections(parts: Iterable[tuple[str, Iterable[Block]]]) -> Iterator[Block]:
    """The sections that hold anything, numbered in Roman figures."""
    for number, (title, blocks) in enumerate(_kept(parts), start=1):
        yield Heading(f"{roman(number)}. {title}")
        yield from blocks


def _numbered(parts: Iterable[tuple[str, Iterable[Block]]]) -> Iterator[Block]:
    """Headings below a section that hold anything, numbered; a single one needs no heading."""
    kept = _kept(parts)
    for number, (title, blocks) in enumerate(kept, start=1):
        if len(kept) > 1:
            yield Heading(f"{number}. {title}", level=2)
        yield from blocks


def _pair(*parts: tuple[str, tuple[str, ...]]) -> tuple[str, Iterable[Block]]:
    """A section with two lists, named after those that hold anything."""
    names = ", ".join(title for title, lines in parts if lines)
    return names.upper(), _numbered((title, _items(lines)) for title, lines in parts)


def _items(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"- {_sentence(line)}"


def _sentence(line: str) -> str:
    return line if line.endswith((".", ";", ":", "!", "?")) else f"{line}."


# --- Plans --------------------------------------------------------------------------------------


def _kind(plan: Plan) -> str:
    """The kind of document: "Kế hoạch"."""
    return plan.form.label("vi").capitalize()


def _plan(plan: Plan) -> Paper:
    kind = _kind(plan)
    name = _full_name(plan.issuer, plan.unit)
    superior, organ = _organ(name, plan.unit)
    annexes = activity_annex(plan.activities, "Danh mục hoạt động")
    blocks = [_plan_opening(plan, name), *_sections(_plan_parts(plan)), _plan_closing(plan, name)]
    return Paper(
        superior=superior,
        organ=organ,
        number=_number_line(plan.number, types_named(kind)[0].symbol or "", name),
        place_date=_date_line(_place(plan.place, plan.unit), plan.date),
        kind=kind.upper(),
        subject=_subject(plan.title, kind),
        grounds=tuple(f"Căn cứ {each.cite('grounds')}" for each in plan.legal_bases),
        blocks=tuple(blocks),
        recipients=plan.recipients or Recipients(filed="VT"),
        signature=_signature(plan.signature, name),
        annexes=annexes,
    )


# Who signs for the whole committee; not "TL. CHỦ TỊCH", who signs for the chair.
_OF_CHAIR: Final = ("CHỦ TỊCH", "KT. CHỦ TỊCH", "Q. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def _signature(given: Signature | None, name: str) -> Signature:
    """Who signs: the one given, else the head; the chair and deputies on the committee's behalf."""
    of_committee = name.startswith(_COMMITTEE)
    signature = given or Signature.parse("CHỦ TỊCH" if of_committee else "THỦ TRƯỞNG")
    if of_committee and str(signature).startswith(_OF_CHAIR):
        return Signature.parse(f"TM. ỦY BAN NHÂN DÂN\n{signature}")
    return signature


def _plan_opening(plan: Plan, name: str) -> str:
    body = _with_units_above(name, plan.unit)
    kind = _kind(plan)
    words = f"{body} ban hành {kind} {_small(_subject(plan.title, kind))}"
    if plan.period.text("vi") not in plan.title:
        words += f" ({plan.period.text('vi')})"
    first = f"Thực hiện {plan.parent}, " if plan.parent else ""
    times = [f"nhiệm kỳ {term.text('vi')}" for term in plan.terms]
    if plan.national_assembly:
        times.append(f"Quốc hội khóa {roman(plan.national_assembly)}")
    tied = f", gắn với {' và '.join(times)}" if times else ""
    return f"{first}{words}{tied}, với những nội dung chủ yếu như sau:"


def _with_units_above(name: str, unit: str) -> str:
    """The body with the units above its own, where its name ends with its unit."""
    return f"{name.removesuffix(_own(unit))}{unit}" if name.endswith(_own(unit)) else name


def _plan_parts(plan: Plan) -> Iterator[tuple[str, Iterable[Block]]]:
    yield _pair(("Mục đích", plan.purposes), ("Yêu cầu", plan.requirements))
    yield "CHỈ TIÊU", _items(_targets(plan))
    yield "NHIỆM VỤ, GIẢI PHÁP", _tasks(plan)
    yield "KINH PHÍ THỰC HIỆN", _items(plan.funding)
    yield "TỔ CHỨC THỰC HIỆN", _organisation(plan)
    yield "CHẾ ĐỘ BÁO CÁO", _items(_duty(each, plan) for each in plan.reporting)


def _targets(plan: Plan) -> Iterator[str]:
    for target in plan.targets:
        figure = format_stated(target.value)
        follows = f" (theo {_measure(target.follows)})" if target.follows else ""
        words = f"{target.comparator.label('vi')} {figure} vào năm {target.year}{follows}"
        yield f"{target.name}: {words}"


def _measure(measure_id: str) -> str:
    """The measure as papers cite it: "chỉ tiêu 2.1 Nghị quyết 28/NQ-CP"."""
    short, _, number = measure_id.partition(".")
    try:
        above = strategy(short)
    except NotFoundError:
        return f"chỉ tiêu {measure_id}"
    return f"chỉ tiêu {number} {above.document or above.label('vi')}"


def _tasks(plan: Plan) -> Iterator[Block]:
    for number, group in enumerate(plan.task_groups, start=1):
        yield Heading(f"{number}. {group.title}", level=2)
        yield from _items(group.actions)
        if group.responsible:
            yield f"Cơ quan thực hiện: {'; '.join(group.responsible)}."
    if plan.activities:
        yield "Các hoạt động cụ thể nêu tại Phụ lục kèm theo."


def _organisation(plan: Plan) -> Iterator[Block]:
    for each in plan.assignments:
        organ = f"Đề nghị {each.organ}" if each.asked else each.organ
        yield Heading(f"{each.number}. {organ}", level=2)
        yield from _items(each.duties)
        if each.groups:
            numbers = ", ".join(map(str, each.groups))
            yield f"- Thực hiện nhiệm vụ tại mục {numbers} phần Nhiệm vụ, giải pháp."


def _duty(duty: ReportingDuty, plan: Plan) -> str:
    words = f"Báo cáo {duty.frequency.label('vi')}"
    to = f", gửi {duty.to}" if duty.to else ""
    start, end = plan.period.start, plan.period.end
    days = duty.deadlines(end.year) if start and end and start.year == end.year else ()
    if days:
        listed = ", ".join(format_date(day, style="short", locale="vi") for day in days)
        return f"{words}{to}, chậm nhất vào ngày {listed}"
    if duty.days_before_end is not None:
        return f"{words}{to}, chậm nhất {duty.days_before_end} ngày trước khi hết kỳ báo cáo"
    return f"{words}{to}"


def _plan_closing(plan: Plan, name: str) -> str:
    kind = _kind(plan)
    return (
        f"Trên đây là {kind} {_small(_subject(plan.title, kind))}. Yêu cầu các cơ quan, đơn vị "
        f"liên quan triển khai thực hiện; khó khăn, vướng mắc phát sinh báo cáo {name} "
        "xem xét, giải quyết./."
    )


# --- Reports ------------------------------------------------------------------------------------


def _report(report: Report) -> Paper:
    number = report.number
    name = _full_name(number.issuer if number else "", report.unit)
    superior, organ = _organ(name, report.unit)
    subject = _subject(report.title, "Báo cáo")
    body = _with_units_above(name, report.unit)
    by_plan = f"Thực hiện {report.plan}, " if report.plan else ""
    opening = f"{by_plan}{body} báo cáo {_small(subject)} như sau:"
    if report.period.text("vi") not in report.title:
        opening = opening.replace(" như sau:", f" ({report.period.text('vi')}) như sau:")
    closing = f"Trên đây là báo cáo {_small(subject)}; {name} trân trọng báo cáo./."
    return Paper(
        superior=superior,
        organ=organ,
        number=_number_line(number.number if number else None, "BC", name),
        place_date=_date_line(_place("", report.unit), number.date if number else None),
        kind="BÁO CÁO",
        subject=subject,
        attached_to=str(report.attached_to or ""),
        blocks=(opening, *_sections(_report_parts(report)), closing),
        recipients=report.recipients or Recipients(filed="VT"),
        signature=_signature(report.signature, name),
        annexes=(
            *activity_annex(report.activities, "Các hoạt động đã thực hiện"),
            *tables_annex(report),
        ),
    )


def _report_parts(report: Report) -> Iterator[tuple[str, Iterable[Block]]]:
    yield "ĐẶC ĐIỂM TÌNH HÌNH", _items(_profile(report))
    yield "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", _steering(report)
    yield (
        "KẾT QUẢ THỰC HIỆN",
        _numbered(
            (
                ("Tỷ lệ nữ", (result_table(report.results),) if report.results else ()),
                ("Các hoạt động", _activities_told(report)),
                ("Nội dung khác", _items(report.statements)),
            )
        ),
    )
    yield _pair(("Hạn chế", report.limits), ("Nguyên nhân", report.causes))
    yield "ĐỀ XUẤT, KIẾN NGHỊ", _items(report.proposals)


def _profile(report: Report) -> Iterator[str]:
    profile = report.profile or Profile()
    if profile.area_km2 is not None:
        yield f"Diện tích tự nhiên: {format_number(profile.area_km2)} km²"
    if profile.population is not None:
        yield f"Dân số: {format_count(profile.population)} người"
    if profile.households is not None:
        yield f"Số hộ: {format_count(profile.households)} hộ"
    if profile.neighbourhoods is not None:
        yield _neighbourhoods(profile, report.unit)
    if profile.staff is not None:
        yield f"Cán bộ, công chức: {_people(profile.staff)}"


def _neighbourhoods(profile: Profile, unit: str) -> str:
    """How the unit is divided and was before: "Từ tháng 3 năm 2020 có 13 tổ dân phố"."""
    word = "tổ dân phố" if unit.startswith(_URBAN) else "thôn"
    since, before = profile.neighbourhoods_since, profile.neighbourhoods_before
    now = f"Từ {format_date(since)} có" if since else "Có"
    told = f"{now} {format_count(profile.neighbourhoods or 0)} {word}"
    if before is None:
        return told
    groups = f" với {format_count(before.groups)} tổ dân phố" if before.groups else ""
    return f"{told}; trước đó có {format_count(before.areas)} địa bàn dân cư{groups}"


def _people(people: BySex) -> str:
    """All people, and men before women as official forms have them."""
    full = people.complete() if people.women or people.men else people
    parts = [
        f"{format_count(count)} {word}"
        for count, word in ((full.men, "nam"), (full.women, "nữ"), (full.unknown, "chưa tách giới"))
        if count is not None and (count.value > 0 or not count.is_exact)
    ]
    listed = f" ({', '.join(parts)})" if parts else ""
    return f"{format_count(people.whole)} người{listed}" if people.whole else ", ".join(parts)


def _steering(report: Report) -> Iterator[str]:
    if report.documents:
        yield "Đơn vị triển khai thực hiện các văn bản sau:"
        yield from _items(map(str, report.documents))
    claim = report.cascade_claim
    if claim is not None and claim.equal_or_stronger is not None:
        share = format_percent(claim.equal_or_stronger, locale="vi")
        yield f"{share} chỉ tiêu đề ra bằng hoặc cao hơn chỉ tiêu của {claim.parent}."
    if claim is not None and claim.own_targets:
        yield f"Chỉ tiêu riêng của đơn vị: {'; '.join(claim.own_targets)}."


def _activities_told(report: Report) -> Iterator[str]:
    if report.activities:
        number = format_number(len(report.activities), pad=True)
        yield f"Đã triển khai {number} hoạt động; chi tiết tại Phụ lục kèm theo."
    if any(getattr(report, table.value) for table in ReportTable) or report.none_reported:
        yield "Số liệu theo các biểu tổng hợp tại Phụ lục kèm theo."


# --- Consolidated tables ------------------------------------------------------------------------


def _consolidation(tables: Consolidation) -> Paper:
    """The report of the level above: who reported, who did not, and the totals in an annex."""
    unit = tables.unit.full_path(tables.units_on) if tables.unit else ""
    name = _full_name("", unit) if unit else "Chính phủ"
    superior, organ = _organ(name, unit)
    period = tables.period.text("vi")
    closing = f"Trên đây là kết quả tổng hợp báo cáo công tác bình đẳng giới {period}./."
    return Paper(
        superior=superior,
        organ=organ,
        number=_number_line(None, "BC", name),
        place_date=_date_line(_place("" if unit else "Hà Nội", unit), None),
        kind="BÁO CÁO",
        subject=f"Tổng hợp kết quả công tác bình đẳng giới {period}",
        blocks=(*_sections(_consolidated_parts(tables)), closing),
        recipients=Recipients(filed="VT"),
        signature=_signature(None, name) if unit else Signature.parse("TM. CHÍNH PHỦ\nTHỦ TƯỚNG"),
        annexes=(totals_annex(tables),),
    )


def _consolidated_parts(tables: Consolidation) -> Iterator[tuple[str, Iterable[Block]]]:
    sent, share = tables.coverage, format_percent(tables.coverage)
    units = f"{sent.numerator}/{sent.denominator} đơn vị ({share})"
    told = [f"Có {units} gửi báo cáo {tables.period.text('vi')}."]
    if tables.missing:
        names = "; ".join(map(tables.name, tables.missing))
        told.append(f"Đơn vị chưa gửi báo cáo: {names}.")
    yield "TÌNH HÌNH GỬI BÁO CÁO", told
    yield "KẾT QUẢ", ["Số liệu tổng hợp từ báo cáo của các đơn vị nêu tại Phụ lục kèm theo."]
