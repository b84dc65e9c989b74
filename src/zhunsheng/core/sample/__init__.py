"""The sample university 砺江工业大学: invented, seeded, and made by pure functions; the same seed gives the same bytes."""
