"""The pages that are lists of jobs, of errors, of what was deleted and done."""
