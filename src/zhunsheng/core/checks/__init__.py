"""The check-up 体检: rules over one frozen snapshot of a programme folder; severities and bounds come from a pack."""
