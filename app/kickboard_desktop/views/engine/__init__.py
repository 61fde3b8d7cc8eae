"""What works: queues, processors, other processes, the log, where threads are."""
