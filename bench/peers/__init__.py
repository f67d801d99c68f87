"""The same rules in other engines, checked equal, then timed in one run: `python -m bench.peers`.

The rules are those of the ESUS regime that read no table of financial years (`rules`); the peers
are written by hand, or written by a small generator from the same program. What differs from the
kernel on a random case is not timed, and the run fails.
"""
