"""Speaks to people and machines; holds no rules."""
