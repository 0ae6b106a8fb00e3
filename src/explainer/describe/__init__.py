"""State to words: sentences generated once, used on screen and read aloud."""
