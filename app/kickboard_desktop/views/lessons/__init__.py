"""The lessons: their gallery, and one of them with its story, stage and proof."""
