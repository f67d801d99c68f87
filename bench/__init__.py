"""Measures, run by hand with `make bench`.

Each speed is also a ratio against a peer of the same run, because the machine's own speed varies;
nothing here is a test.
"""
