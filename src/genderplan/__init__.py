"""Vietnam's gender-equality plans, targets and reports as data that can be trusted."""

__version__ = "0.1.0"
