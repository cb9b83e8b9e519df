"""Where accounts, units and running jobs are looked after; no case can be opened here."""
