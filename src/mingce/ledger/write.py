"""The pen: the one way in which an entry is added, held by acts alone. It cannot write yet."""
