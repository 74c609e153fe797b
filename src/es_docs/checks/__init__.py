"""What is asked of a document before it is handed over: one check, one function, one code."""
