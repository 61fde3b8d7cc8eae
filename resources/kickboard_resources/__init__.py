"""Icons, fonts and texts that Kickboard ships."""
