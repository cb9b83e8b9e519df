"""How it is put together.

Settings read from the environment, addresses, the command line. The one room that knows every
other, and the one that asks for the time, for chance and for the environment and hands them down.
"""
