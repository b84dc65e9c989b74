"""Stores: one Django app per capability, in the order of the import contract."""
