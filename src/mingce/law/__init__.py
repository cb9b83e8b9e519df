"""What the texts say.

The reader, the shapes of an edition, schemes, the small grammar of expressions, clause numbers,
divisions, the glossary and the scenario reader. It names, numbers and orders what a text says, and
decides nothing.
"""
