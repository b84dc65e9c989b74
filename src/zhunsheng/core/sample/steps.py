"""Weights as committees set them: round steps that add up exactly."""

from collections.abc import Mapping


def in_steps(strengths: Mapping[str, int], steps: int) -> dict[str, int]:
    """`steps` shared out in proportion to the strengths, at least 1 each (largest remainders; ties by order)."""
    if not strengths:
        return {}
    free = steps - len(strengths)
    total = sum(strengths.values())
    exact = {name: 1 + free * strength / total for name, strength in strengths.items()}
    shares = {name: int(value) for name, value in exact.items()}
    by_remainder = sorted(exact, key=lambda name: shares[name] - exact[name])
    for name in by_remainder[: steps - sum(shares.values())]:
        shares[name] += 1
    return shares
