"""The version that stands in what the command prints and freezes."""

import importlib


def code_version() -> str:
    """The installed version; asked for only where it is shown, because finding it takes as long as a small run."""
    version: str = importlib.import_module("importlib.metadata").version("zhunsheng")
    return version
