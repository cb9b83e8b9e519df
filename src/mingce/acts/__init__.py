"""What people may do.

``perform`` lies underneath; above it stand the acts and jobs, none of which calls another. Each one
reads, decides through core, writes, and tells. Only acts hold the pen: ``ledger.write``.
"""
