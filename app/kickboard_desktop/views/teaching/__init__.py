"""Pages that explain: a job's life, Erlang's playground, what survives a kill."""
