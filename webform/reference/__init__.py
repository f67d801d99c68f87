"""What the pages on the law itself show: its rules, its coverage, its changes, its words.

Guarantees: read off the rulebook alone; nothing here depends on a person's answers.
"""
