# The public names, each from the module that is loaded when the name is first used.
from genderplan.catalogs.administrative_units import gazetteer as gazetteer
from genderplan.catalogs.indicator_catalog import national_indicators as national_indicators
from genderplan.catalogs.samples import sample as sample
from genderplan.catalogs.samples import sample_names as sample_names
from genderplan.catalogs.strategy_catalog import assess as assess
from genderplan.catalogs.strategy_catalog import cascade as cascade
from genderplan.catalogs.strategy_catalog import local_strategies as local_strategies
from genderplan.catalogs.strategy_catalog import results as results
from genderplan.catalogs.strategy_catalog import scorecard as scorecard
from genderplan.catalogs.strategy_catalog import strategies as strategies
from genderplan.catalogs.strategy_catalog import strategy as strategy
from genderplan.documents.known import known_documents as known_documents
