"""Tables that people hold, read as the columns of the engine: files, frames, their cells.

Guarantees: no row is lost; what a cell says is exact, unknown, or refused with its row and column;
memory does not grow with the file. Needs `pip install esslaw[table]`.
"""
