"""Rules for sphinx-speechlint: a file each."""
