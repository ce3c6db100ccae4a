"""One module or package for each page a person opens."""
