"""A province's desk for reports on gender equality."""
