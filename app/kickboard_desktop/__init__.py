"""The desktop monitor: a Qt window over `kickboard`'s engine and stores."""
