"""Tests of the forward engine; only those that need `durable_rules` are left out without it."""
