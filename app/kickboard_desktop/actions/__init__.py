"""Everything a person can do, once: `registry` lists it, `controller` does it."""
