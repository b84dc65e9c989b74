"""Values of documents, and the writers that turn them into files."""
