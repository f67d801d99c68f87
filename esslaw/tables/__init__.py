"""Tables of any size: from what a file holds to what a regime says of each of its rows.

Guarantees: files are read by pieces, exactly, and what is refused in them is told by row and
column; no row is dropped. Polars is imported with the first table (`pip install esslaw[table]`).
"""
