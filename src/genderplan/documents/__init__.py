"""Official documents: their kinds, numbers, citations, registers, signatures and recipients.

Decided: reading is lenient and writing strict. What cannot be read at all is an error, what is read
but looks wrong is a finding; nothing that a text says is repaired silently.
"""

from genderplan.documents.issuers import Issuer, known_issuers
from genderplan.documents.numbers import DocumentKey, DocumentNumber, NumberStyle
from genderplan.documents.pinpoints import Pinpoint
from genderplan.documents.references import CitationStyle, DocumentReference
from genderplan.documents.types import (
    DocumentType,
    DocumentTypes,
    Evidence,
    TypeFamily,
    document_types,
)

__all__ = [
    "CitationStyle",
    "DocumentKey",
    "DocumentNumber",
    "DocumentReference",
    "DocumentType",
    "DocumentTypes",
    "Evidence",
    "Issuer",
    "NumberStyle",
    "Pinpoint",
    "TypeFamily",
    "document_types",
    "known_issuers",
]
