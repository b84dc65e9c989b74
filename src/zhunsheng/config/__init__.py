"""The composition root: knows everybody, imported by nobody."""
