"""Where the national office opens rounds, checks, decides and publishes."""
