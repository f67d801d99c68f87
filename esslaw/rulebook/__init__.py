"""The rule documents on disk, read, built and checked into a typed and immutable rulebook."""
