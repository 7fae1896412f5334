# The public names, each from the module that is loaded when the name is first used.
from genderplan.catalogs.administrative_units import gazetteer as gazetteer
from genderplan.catalogs.packaged import assess as assess
from genderplan.catalogs.packaged import cascade as cascade
from genderplan.catalogs.packaged import local_strategies as local_strategies
from genderplan.catalogs.packaged import national_indicators as national_indicators
from genderplan.catalogs.packaged import results as results
from genderplan.catalogs.packaged import sample as sample
from genderplan.catalogs.packaged import sample_names as sample_names
from genderplan.catalogs.packaged import scorecard as scorecard
from genderplan.catalogs.packaged import strategies as strategies
from genderplan.catalogs.packaged import strategy as strategy
from genderplan.documents.known import known_documents as known_documents
