"""Mingce runs an official evaluation programme straight from its notice.

Read the rooms downwards; a room uses only the rooms below it:

    config > desks > acts > (ledger | papers | measure) > core > law > seal
"""

__version__ = "0.1.0"
