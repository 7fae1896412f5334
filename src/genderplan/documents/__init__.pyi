# The public names, each from the module that is loaded when the name is first used.
from genderplan.documents.known import KnownDocument as KnownDocument
from genderplan.documents.known import KnownDocuments as KnownDocuments
from genderplan.documents.layout import Recipient as Recipient
from genderplan.documents.layout import Recipients as Recipients
from genderplan.documents.layout import Signature as Signature
from genderplan.documents.numbers import DocumentNumber as DocumentNumber
from genderplan.documents.references import DocumentReference as DocumentReference
from genderplan.documents.references import format_grounds as format_grounds
from genderplan.documents.register import Register as Register
from genderplan.documents.register import check_numbering as check_numbering
from genderplan.documents.sentences import Pinpoint as Pinpoint
from genderplan.documents.types import DocumentType as DocumentType
from genderplan.documents.types import DocumentTypes as DocumentTypes
