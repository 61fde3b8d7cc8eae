"""The load test: arrivals from a scenario, a real engine, a measurement, a verdict."""
