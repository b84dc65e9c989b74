"""Ready-made values for tests."""
