"""Commands of Django that this house changes."""
