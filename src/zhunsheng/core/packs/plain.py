"""A pack as plain data: what `standards --json` prints and whoever stores a pack keeps."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from zhunsheng.core.packs.manifest import Manifest
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.values.issue import Place
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.money import Money


def plain_head(head: Manifest, lang: str = "zh") -> dict[str, Any]:
    """The head of a pack with its title in one language."""
    return {
        "id": head.id,
        "kind": head.kind,
        "series": head.series,
        "edition": head.edition,
        "status": head.status,
        "title": head.title(lang),
        "languages": list(head.languages),
        "effective_from": head.effective_from,
        "supersedes": list(head.supersedes),
        "source": _plain(head.source),
    }


def plain_pack(pack: Pack, lang: str = "zh") -> dict[str, Any]:
    """Head, hash, body, crosswalks, and the words of every code in one language (Chinese where it lacks them)."""
    return {
        **plain_head(pack.manifest, lang),
        "sha256": pack.sha256,
        "body": _plain(pack.body),
        "crosswalks": _plain(pack.crosswalks),
        "texts": pack.words(lang),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return value.yuan
    if isinstance(value, Method):
        return value.as_dict()
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        inner = ((item.name, getattr(value, item.name)) for item in fields(value))
        return {name: _plain(one) for name, one in inner if not isinstance(one, Place)}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value
