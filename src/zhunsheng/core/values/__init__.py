"""Small frozen types that every other room of the core speaks in."""
