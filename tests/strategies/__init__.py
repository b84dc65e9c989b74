"""Random but lawful inputs for everything that computes: gradebooks, methods, plans, surveys."""
