"""What a user writes: job classes, their options and their retries."""
