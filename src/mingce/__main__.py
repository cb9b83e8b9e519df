"""``python -m mingce`` is the command line."""

from mingce.config.cli import main

if __name__ == "__main__":
    main()
