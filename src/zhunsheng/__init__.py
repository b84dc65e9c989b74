"""Zhunsheng 准绳: engineering-education accreditation with every figure traceable to its source."""
