"""Tables that are computed from results: rows for a screen, a sheet or a report."""
