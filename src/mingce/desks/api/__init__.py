"""The same acts and readings as JSON, for programs."""
