"""Drawings as pure functions that return SVG markup, for pages and for documents."""
