"""The load test: its plan, its transport, its charts, verdict and card."""
