"""What helps to write sources and to keep them right."""
