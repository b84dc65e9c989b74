"""Seeded chance: every value of the sample is drawn from a stream named after what it decides."""

from random import Random

SEED = 2026


def stream(seed: int, *names: str) -> Random:
    """The stream of one decision. Streams do not disturb each other: a new course leaves all other marks as they were.

    A seed given as text is hashed by `Random` itself, the same on every machine and in every process.
    """
    return Random("/".join((str(seed), *names)))  # noqa: S311  chance for a sample, not for secrets
