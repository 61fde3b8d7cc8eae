"""Numbers over time: the buffers (no Qt) and the charts drawn from them."""
