"""Step by step: what was answered so far, what to ask next, one subject a page.

Guarantees: only what can still change the answer is asked; nothing is kept but in the cookie of
the person's own browser.
"""
