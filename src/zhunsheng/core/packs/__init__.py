"""What standards, notices and guides say, as dated data with their own cases."""
