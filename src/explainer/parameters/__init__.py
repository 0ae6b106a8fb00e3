"""Every number the model uses, each with its source; one published set per file."""
