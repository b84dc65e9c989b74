"""Stages, gates and the closed list of questions that notice packs may ask of the record."""
