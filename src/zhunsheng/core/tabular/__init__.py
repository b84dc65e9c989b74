"""Workbooks in and out: a sheet becomes values and issues, values become sheets."""
