"""The checks of a screen: each a function that yields what is wrong with a page, in sentences.

Guarantees: a check that changes the page (its width, its colours, what is unfolded) puts it back.
"""
