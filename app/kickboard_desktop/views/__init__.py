"""The pages of the window and what stands round them."""
