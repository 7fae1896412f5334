"""The packaged hierarchy, once for all tests of this part."""

import pytest

from genderplan import gazetteer
from genderplan.hierarchy import Hierarchy


@pytest.fixture(scope="session")
def vn() -> Hierarchy:
    """Vietnam's administrative units."""
    return gazetteer()
