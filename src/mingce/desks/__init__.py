"""Where people sit.

HTTP, HTML and JSON only: one package a desk, and no desk reaches into another. A desk asks an act
to do something and shows what came back; it decides nothing and touches no table.
"""
