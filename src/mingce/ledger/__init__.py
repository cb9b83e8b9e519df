"""What is remembered.

The only room that touches the database and stored files: models, read, write, files, the sealing
runner, backup, invariants. Entries are only ever added; every table of states can be rebuilt from
them.
"""
