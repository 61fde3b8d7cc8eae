"""Benchmarks: every figure in the README comes from here. They print JSON and assert nothing."""
