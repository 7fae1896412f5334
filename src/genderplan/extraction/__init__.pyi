# The public names, each from the module that is loaded when the name is first used.
from genderplan.extraction.citations import resolve as resolve
from genderplan.extraction.extracting import find_mentions as find_mentions
from genderplan.extraction.mentions import Mention as Mention
from genderplan.extraction.mentions import MentionKind as MentionKind
from genderplan.extraction.mentions import Sex as Sex
from genderplan.extraction.mentions import highlight as highlight
from genderplan.extraction.texts import DocumentText as DocumentText
