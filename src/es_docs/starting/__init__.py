"""A project folder to start from."""
