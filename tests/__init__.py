"""The tests, a package so that the fuzz run and the benchmark start as `python -m tests.fuzz` and `tests.benchmark`."""
