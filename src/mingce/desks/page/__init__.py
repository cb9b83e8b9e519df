"""What every page is made of: the frame, the look, words in the reader's language, findings."""
