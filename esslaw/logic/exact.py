"""Exact arithmetic: a rounding would be an error, never a silent approximation."""

from __future__ import annotations

from decimal import Context, DivisionByZero, Inexact, InvalidOperation, Overflow

EXACT = Context(prec=80, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
"""The context of every evaluation: it raises rather than round."""
