"""The labs without their widgets: what is planned, the run under way, and those before it."""
