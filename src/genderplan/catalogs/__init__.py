"""The packaged data as models: loaded when first asked for, cached, read-only.

Decided: each catalog is imported on its own, so that asking for the gazetteer loads no strategy.
"""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.catalogs.administrative_units import gazetteer
    from genderplan.catalogs.document_catalog import known_documents
    from genderplan.catalogs.indicator_catalog import national_indicators
    from genderplan.catalogs.samples import sample, sample_names
    from genderplan.catalogs.strategy_catalog import (
        local_strategies,
        results,
        strategies,
        strategy,
    )

__all__ = [
    "gazetteer",
    "known_documents",
    "local_strategies",
    "national_indicators",
    "results",
    "sample",
    "sample_names",
    "strategies",
    "strategy",
]

_HOME: Final = {
    "gazetteer": "administrative_units",
    "known_documents": "document_catalog",
    "local_strategies": "strategy_catalog",
    "national_indicators": "indicator_catalog",
    "results": "strategy_catalog",
    "sample": "samples",
    "sample_names": "samples",
    "strategies": "strategy_catalog",
    "strategy": "strategy_catalog",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
