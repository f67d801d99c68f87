"""Hypothesis profiles: quick by default, the same examples at every run in CI, thorough by hand.

`HYPOTHESIS_PROFILE=thorough pytest tests/laws` looks further; `CI=true` chooses `ci`.
"""

import os

from hypothesis import HealthCheck, settings

EXPECTED = [
    HealthCheck.too_slow,  # a structure is many facts
    HealthCheck.data_too_large,
    HealthCheck.filter_too_much,  # a law about settled outcomes drops the others
]

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=EXPECTED)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True, print_blob=True)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2000)
in_ci = "ci" if os.environ.get("CI") else "quick"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or in_ci)
