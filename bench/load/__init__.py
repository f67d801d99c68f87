"""The site under load, run by hand with `make bench-load`: gunicorn on loopback, wrk and walkers.

Nothing here is a test. Every measure is bounded in time, and is also a ratio to the address that
does nothing (`/sante`), because the machine's own speed varies and the load tool shares it.
"""
