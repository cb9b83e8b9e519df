"""The entrance: whoever comes in sits down somewhere, and leaves again."""
