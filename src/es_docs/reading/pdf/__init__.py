"""PDF files: tags with their text, fonts, pages and metadata."""
