"""The demo: real work on real input, and jobs that teach by failing."""
