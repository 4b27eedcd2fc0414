"""News as data: pages and text dumps into typed articles."""
