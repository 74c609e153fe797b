"""The rules that finished PDF files are held to."""
