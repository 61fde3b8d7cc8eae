"""A job as data: what is stored, what goes over the wire, what may be pushed."""
