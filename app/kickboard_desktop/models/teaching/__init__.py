"""What lab, load test, life and reliability show; promises and glossary."""
