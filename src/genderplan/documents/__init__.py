"""Official documents: their kinds, numbers, citations, registers, signatures and recipients.

Reading is lenient and writing strict. What cannot be read at all is an error, what is read
but looks wrong is a finding; nothing that a text says is repaired silently. Names are loaded when
they are first used: a number needs no calendar.
"""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
