"""Files in and out: TOML, JSON, XLSX and CSV, the texts of documents, schemas and templates.

A bad file gives no object but all of its errors at once, as findings with path or cell.
"""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
