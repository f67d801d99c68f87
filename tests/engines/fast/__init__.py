"""Tests of the generated Python."""
