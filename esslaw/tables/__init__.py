"""Tables of any size: the files that people hold, and what the rules say of each of their lines."""
