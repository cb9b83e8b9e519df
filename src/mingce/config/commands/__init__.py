"""The commands, one module each; every one takes the language first and gives its exit status."""
