"""The packaged kinds, issuers and known documents."""

import datetime as dt

import pytest

from genderplan.catalogs import known_documents
from genderplan.documents import DocumentNumber, DocumentReference
from genderplan.documents.types import TypeFamily, document_types
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.evidence import Evidence
from genderplan.hierarchy.bodies import bodies

ADMINISTRATIVE = (
    "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ - CĐ BGN BTT GUQ GM GGT GNP PG PC PB -"
)


def test_there_are_29_administrative_kinds_in_the_order_of_the_decree() -> None:
    """27 with an abbreviation; Công văn and Thư công have none (NĐ 30/2020, Phụ lục III)."""
    kinds = [kind for kind in document_types() if kind.family is TypeFamily.ADMINISTRATIVE]

    assert ADMINISTRATIVE.split() == [kind.symbol or "-" for kind in kinds]


def test_every_kind_and_issuer_says_how_well_it_is_known() -> None:
    """Each has a source or an evidence level, and no two administrative kinds share a symbol."""
    symbols = [
        kind.symbol for kind in document_types() if kind.symbol and kind.family == "administrative"
    ]

    assert all(kind.source and kind.evidence for kind in document_types())
    assert all(body.name and body.evidence for body in bodies())
    assert len(symbols) == len(set(symbols))


def test_a_symbol_stands_once_for_a_body() -> None:
    """No body lists an abbreviation twice, and what is shared or recalled is one of its symbols."""
    for body in bodies():
        assert len(body.symbols) == len(set(body.symbols))
        assert {*body.shared, *body.recalled} <= set(body.symbols), body.name


def test_known_documents_have_ids_of_their_own_and_point_to_each_other() -> None:
    """Ids are unique; what is replaced or amended is a document of the list; spans are in order."""
    known = known_documents()
    ids = [one.id for one in known]

    assert len(ids) == len(set(ids))
    assert {one.replaced_by for one in known} | {one.amends for one in known} <= {"", *ids}
    assert all(one.in_force <= one.until for one in known if one.in_force and one.until)


def test_known_documents_say_where_they_are_from() -> None:
    """Each names its source; recalled fields exist."""
    for one in known_documents():
        assert one.source
        assert all(getattr(one, name) for name in one.recalled)
        assert () == one.reference.check().with_code("GP101").codes


@pytest.mark.parametrize(
    ("query", "on", "number"),
    [
        ("Luật Bình đẳng giới", None, "73/2006/QH11"),
        ("luật  bình đẳng giới", None, "73/2006/QH11"),
        ("Luật BĐG", None, "73/2006/QH11"),
        ("73/2006/QH11", None, "73/2006/QH11"),
        ("nq28", None, "28/NQ-CP"),
        ("Nghị quyết số 28/NQ-CP ngày 3/3/2021 của Chính phủ", None, "28/NQ-CP"),
        ("Chỉ thị 21-CT/TW", None, "21-CT/TW"),
        ("khoản 1 Điều 25 Luật Bình đẳng giới", None, "73/2006/QH11"),
        ("Luật Phòng, chống bạo lực gia đình", "2023-06-30", "02/2007/QH12"),
        ("Luật Phòng, chống bạo lực gia đình", "2023-07-01", "13/2022/QH15"),
        ("Luật Phòng, chống bạo lực gia đình năm 2022", None, "13/2022/QH15"),
        ("Quyết định 2351/QĐ-TTg năm 2010", None, "2351/QĐ-TTg"),
        ("Luật phòng chống bạo lực gia đình 2022", None, "13/2022/QH15"),
        ("NQ 28", None, "28/NQ-CP"),
        ("NĐ 30/2020", None, "30/2020/NĐ-CP"),
        ("Nghị quyết số 28 năm 2021", None, "28/NQ-CP"),
    ],
)
def test_a_document_is_found(query: str, on: str | None, number: str) -> None:
    """By id, name, short name, number or a whole citation, on a day where the name needs one."""
    assert number == str(known_documents().find(query, on).number)


@pytest.mark.parametrize(
    ("query", "on"),
    [
        ("Luật Phòng, chống bạo lực gia đình", None),
        ("Luật Phòng, chống bạo lực gia đình", "2000-01-01"),
        ("99/KH-UBND", None),
        ("Luật Bình đẳng", None),
        ("Quyết định 2351/QĐ-TTg năm 2009", None),
        ("NQ 28 năm 2009", None),
        ("NĐ 30/2016", None),
        ("chẳng có", None),
    ],
)
def test_a_document_that_is_none_or_several_is_not_found(query: str, on: str | None) -> None:
    """None is chosen where several or none can be meant."""
    with pytest.raises(NotFoundError):
        known_documents().find(query, on)


def test_a_near_name_is_suggested() -> None:
    """A misspelt name comes with the nearest known one."""
    with pytest.raises(NotFoundError) as caught:
        known_documents().find("Luật Bình đảng giới")

    assert "Luật Bình đẳng giới" in caught.value.suggestions


def test_documents_follow_each_other() -> None:
    """A replaced law names the one that replaced it; the newest has none after it."""
    known = known_documents()
    old = known.find(DocumentNumber.parse("02/2007/QH12"))
    new = known.successor(old)

    assert new is not None
    assert "13/2022/QH15" == str(new.number)
    assert known.successor(new) is None


def test_what_follows_is_in_force_on_the_day() -> None:
    """The law of 2008 was followed by that of 2015, and both by that of 2025."""
    known = known_documents()
    old = known.by_id("luat-ban-hanh-vbqppl-2008")

    assert "80/2015/QH13" == str(getattr(known.successor(old), "number", ""))
    assert "64/2025/QH15" == str(getattr(known.successor(old, dt.date(2026, 1, 1)), "number", ""))


def test_a_day_has_its_documents_in_force() -> None:
    """The strategy of 2011-2020 is in force on its last day, the next one not yet."""
    ids = {one.id for one in known_documents().in_force("2020-12-31")}

    assert "qd2351" in ids
    assert "nq28" not in ids


def test_evidence_is_told_for_each_field() -> None:
    """What was recalled says so, whatever the evidence of the rest."""
    decree = known_documents().by_id("nd-125-2021")

    assert Evidence.SINGLE_SOURCE is decree.evidence_for("number")
    assert Evidence.RECALLED is decree.evidence_for("in_force")


def test_all_documents_with_a_number_are_found() -> None:
    """A number alone can mean several documents, so all are given."""
    assert 1 == len(known_documents().with_number("31/KH-UBND"))
    assert 0 == len(known_documents().with_number("32/KH-UBND"))


def test_a_known_document_is_cited() -> None:
    """Its citation is read back to a reference that means it."""
    known = known_documents()

    for one in known:
        assert one in known.matching(DocumentReference.parse(str(one)))


@pytest.mark.parametrize(
    ("issuer", "fits"),
    [
        ("Ủy ban nhân dân TP. Móng Cái", True),
        ("Uỷ ban nhân dân thành phố", True),
        ("UBND TP Móng Cái, tỉnh Quảng Ninh", True),
        ("UBND xã Hoằng Phú", False),
    ],
)
def test_the_same_number_of_another_commune_is_another_document(
    issuer: str,
    fits: bool,  # noqa: FBT001 - a row of a table
) -> None:
    """Every commune has its own 31/KH-UBND, so a citation's issuer counts where it is given."""
    reference = DocumentReference.parse(f"Kế hoạch số 31/KH-UBND của {issuer}")

    assert fits == bool(known_documents().matching(reference))


@pytest.mark.parametrize("query", [None, 5, b"28/NQ-CP"])
def test_what_is_no_query_is_refused(query: object) -> None:
    """Only text, a number or a reference can be looked up."""
    with pytest.raises(InvalidValueError) as caught:
        known_documents().find(query)  # type: ignore[arg-type]

    assert "query" == caught.value.path
