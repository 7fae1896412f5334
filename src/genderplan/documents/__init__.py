"""Official documents: their kinds, numbers, citations, registers, signatures and recipients.

Reading is lenient and writing strict. What cannot be read at all is an error, what is read
but looks wrong is a finding; nothing that a text says is repaired silently. Names are loaded when
they are first used: a number needs no calendar.
"""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.documents.known import KnownDocument, KnownDocuments
    from genderplan.documents.layout import Recipient, Recipients, Signature
    from genderplan.documents.numbers import DocumentNumber
    from genderplan.documents.pinpoints import Pinpoint
    from genderplan.documents.references import DocumentReference, format_grounds
    from genderplan.documents.register import Register, check_numbering
    from genderplan.documents.types import DocumentType, DocumentTypes

__all__ = [
    "DocumentNumber",
    "DocumentReference",
    "DocumentType",
    "DocumentTypes",
    "KnownDocument",
    "KnownDocuments",
    "Pinpoint",
    "Recipient",
    "Recipients",
    "Register",
    "Signature",
    "check_numbering",
    "format_grounds",
]

# Each module with the names that it holds.
_NAMES: Final = {
    "known": "KnownDocument KnownDocuments",
    "layout": (
        "DateLine Purpose Recipient Recipients Signature SignatureLine SigningAuthority "
        "place_in_date_line"
    ),
    "numbers": "DocumentKey DocumentNumber",
    "paper": "PaperForm PartForm Range paper_form",
    "pinpoints": "Pinpoint",
    "references": "CitationStyle DocumentReference format_grounds",
    "register": "Register RegisterEntry SeriesCounter check_numbering",
    "types": "DocumentType DocumentTypes NumberStyle TypeFamily document_types",
}
_HOME: Final = {name: home for home, names in _NAMES.items() for name in names.split()}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
