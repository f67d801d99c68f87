"""`python -m esslaw` is the command line."""

from esslaw.cli import main

main()
