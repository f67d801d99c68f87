"""Reports: the same verdict as JSON for programs and as a legal note for people."""
