"""The naive oracle: attainment computed a second time, in exact fractions and plain loops.

It was written from the normative text alone, before and without a look at the product's own computation, and shares
nothing with it but the value types. Slow on purpose, clear on purpose: every function is one sentence of the text.
A difference between the two is a bug in one of them, and the text decides in which.
"""
