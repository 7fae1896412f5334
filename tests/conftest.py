"""Property tests assert laws and never times; the consuming project is tested for itself."""

from hypothesis import HealthCheck, settings

collect_ignore = ["consumer"]  # a project of its own, with its own environment and tests

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
