"""Objects as files for people and programs: Word, Excel, web pages, Markdown, charts, data."""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
