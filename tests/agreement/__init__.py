"""Every engine asked the same million cases as the kernel: `python -m tests.agreement`.

The passes: `values` and `tables` make what facts may be, on both sides of what the law compares
them with; `segments` are the laws to ask; `drawing` makes the rows of one of them; `engines`
answers them; `comparing` finds where an engine differs and tells the case; `running` shares the
work among processes.
"""
