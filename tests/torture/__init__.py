"""Tests that kill: what is stored must outlive every death of a process."""
