"""Gradebooks and a frozen method in, attainment with its distribution out (attainment.md is normative)."""
