"""The lab: sandboxes with a fast clock, and what is shown and measured in them."""
