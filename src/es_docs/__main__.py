"""`python -m es_docs` is the command `es-docs`."""

from es_docs.cli import main

main()
