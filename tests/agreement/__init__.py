"""Every engine asked the same million cases as the kernel: `python -m tests.agreement`.

The passes: `segments` are the laws to ask; `values` and `tables` make what a fact may be,
`thresholds` what just meets a comparison or misses it by one unit; `drawing` makes rows of these;
`engines` answers them; `comparing` finds where an engine differs and tells the case; `running`
shares the work among processes.
"""
