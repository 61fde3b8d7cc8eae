"""Other job engines under the same load, each started as its users would start it."""
