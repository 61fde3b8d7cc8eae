"""The rows of the pages that are not lists of jobs, and of the panels."""
