"""The documents on a local page that follows every saved change."""
