"""Where an expert declares interests, reads what was drawn for them and rates it."""
