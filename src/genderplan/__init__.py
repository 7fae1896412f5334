"""Vietnam's gender-equality plans, targets and reports as data that can be trusted.

``import genderplan as gp`` gives the models and the few verbs most users need. Each name is loaded
from its part when it is first used, so that importing the package costs little and brings in
neither Babel nor cattrs nor any extra.
"""

from genderplan._package import names_on_demand

__version__ = "0.1.0"
__getattr__, __dir__, __all__ = names_on_demand(__name__)
