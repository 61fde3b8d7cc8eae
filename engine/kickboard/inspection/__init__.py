"""Looking at and acting on queues, sets and processes, with the names of the API of Sidekiq."""
