"""Computes, never stores: no Django, no database, no clock, no network."""
