"""What the records show.

Datasets, measures, screening of whole tables, robustness and what-if: array and table work, with
numpy and DuckDB loaded only by what needs them. No figure made here in floats is ever official.
"""
