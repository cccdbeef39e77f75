"""How a file is written for other programs: one format a file."""
