"""Measurements of the portal at national size, each beside a floor taken in the same run.

`make bench` runs it; docs/benchmarks.md says what each floor is. Never part of the test run.
"""
