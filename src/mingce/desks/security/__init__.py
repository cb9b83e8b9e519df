"""Where permissions and sign-in rules are set; no case can be opened here."""
