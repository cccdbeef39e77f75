"""How the copies of a corpus are listed: one output format a file."""
