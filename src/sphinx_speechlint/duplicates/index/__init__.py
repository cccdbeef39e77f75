"""The persistent index: what a corpus holds, so that new texts need not be compared with it anew.

An index is a folder: immutable segments, and a manifest that names those that count.
"""
