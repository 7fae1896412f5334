"""Mentions compared with the catalogs: what a text says, and what is wrong with it."""

__all__: list[str] = []
