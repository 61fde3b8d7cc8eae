"""The engine as the window knows it: in a process or a thread, behind a link that is the same."""
