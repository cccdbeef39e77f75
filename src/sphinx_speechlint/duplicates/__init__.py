"""Repeated text: fingerprints of paragraphs and the copies among them."""
