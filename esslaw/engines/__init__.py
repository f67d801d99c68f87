"""The same rulebook compiled for other engines, each held to the answers of the kernel."""
