"""The tables, which no other room may import. There are none yet."""
