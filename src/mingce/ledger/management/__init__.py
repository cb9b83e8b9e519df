"""What Django calls by name, done our way."""
