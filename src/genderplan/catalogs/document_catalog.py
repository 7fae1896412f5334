"""The packaged list of documents that plans and reports cite.

The list is read once, when first asked for, and cannot be changed. Every document names its source
and how well it is supported; what was only recalled says so.
"""

import tomllib
from functools import cache
from typing import Any

from genderplan._package import read_text
from genderplan.documents.known import KnownDocument, KnownDocuments
from genderplan.documents.numbers import DocumentNumber
from genderplan.evidence import Evidence
from genderplan.periods import PartialDate


@cache
def known_documents() -> KnownDocuments:
    """Laws, decrees, decisions, Party documents and letters of the field, with their sources.

    >>> known = known_documents()
    >>> known.find("Luật Bình đẳng giới").number
    DocumentNumber('73/2006/QH11')
    >>> known.find("Luật Phòng, chống bạo lực gia đình", on="2022-12-31").number
    DocumentNumber('02/2007/QH12')
    >>> print(known.successor(known.find("02/2007/QH12")))
    Luật Phòng, chống bạo lực gia đình số 13/2022/QH15 ngày 14 tháng 11 năm 2022 của Quốc hội
    """
    table = tomllib.loads(read_text("documents", "known.toml"))
    return KnownDocuments(map(_document, table["documents"]))


def _document(row: dict[str, Any]) -> KnownDocument:
    given: dict[str, Any] = dict(row)
    given["number"] = DocumentNumber.parse(row["number"])
    given["evidence"] = Evidence(row["evidence"])
    for listed in ("short_names", "recalled"):
        given[listed] = tuple(row.get(listed, ()))
    if isinstance(row.get("date"), str):  # a year, or a year and a month
        given["date"] = PartialDate(*map(int, row["date"].split("-")))
    return KnownDocument(**given)
