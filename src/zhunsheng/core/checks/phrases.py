"""How a Chinese sentence about an ability is built: its leading verb, its clauses, and how alike two sentences are."""

import re
from collections.abc import Iterable

_BRACKETED = re.compile(r"^\s*[（(\[【][^）)\]】]*[）)\]】]\s*")
_NUMBERED = re.compile(r"^\s*[0-9一二三四五六七八九十.\-、)）]+\s*")
_OPENING = re.compile(
    r"^(通过[^，,]*[，,])?(使)?(学生|毕业生|本专业(学生|毕业生)?)?(应|须|要|需)?(能够|能|会|可以|可|具备|具有)?(独立|正确|熟练|基本|初步|系统|全面|充分|较好|深入)*(地)?"
)
_SIGNS = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """A sentence without numbering and remarks in front of it."""
    return _NUMBERED.sub("", _BRACKETED.sub("", text)).strip()


def leading_weak_verb(text: str, weak: Iterable[str], strong: Iterable[str]) -> str:
    """The weak verb (了解, 掌握, …) an ability begins with, or nothing.

    A strong verb saves it where it is joined to the weak one (理解和应用…), opens a later clause (掌握…，并能设计…) or says
    what the knowledge is for (掌握…，用于设计…); inside a noun phrase (掌握电路分析方法) it does not.
    """
    core = _OPENING.sub("", bare(text), count=1)
    verb = next((word for word in weak if core.startswith(word)), "")
    if not verb:
        return ""
    verbs = "|".join(map(re.escape, strong))
    joined = rf"^[并和与及、，,]+(能够|能|会)?({verbs})|([，,；;。]|并)并?(能够|能|会|可以)?({verbs}|用)|(用于|用来|应用于|运用于|[以来]({verbs}))"
    return "" if re.search(joined, core[len(verb) :]) else verb


def unmeasurable(text: str, words: Iterable[str]) -> str:
    """The word (意识, 精神, …) that ends a sentence in which nothing is done, or nothing."""
    clause = bare(text).rstrip("。．.；; ")
    return next((word for word in words if clause.endswith(word)), "")


def abilities(text: str) -> int:
    """How many abilities a sentence strings together: each 能够/能 that opens a clause."""
    clauses = [clause.strip() for clause in re.split(r"[，,；;。]", bare(text))]
    return sum(
        bool(re.match(r"(并|且|同时|还|也)?(应|须|要)?(能够|能(?![力量源耗动])|会(?![计议]))", clause))
        for clause in clauses
    )


def similarity(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1: shared pairs of neighbouring characters (Dice's coefficient)."""
    first, second = _pairs(one), _pairs(other)
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def _pairs(text: str) -> set[str]:
    plain = _SIGNS.sub("", bare(text))
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
