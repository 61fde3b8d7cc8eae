"""What runs jobs: processors and the services around them."""
