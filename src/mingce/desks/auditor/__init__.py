"""Where the record is read and verified; nothing can be changed here."""
