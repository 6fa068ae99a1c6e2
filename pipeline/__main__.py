"""`python -m pipeline`: the same as the command `chidao`."""

from pipeline.cli import main

main()
