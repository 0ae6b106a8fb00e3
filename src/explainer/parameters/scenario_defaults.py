"""Where the pages start when the address bar says nothing."""

# Left of the top of the inverted U, so that the reader finds the top alone.
DEFAULT_LAB_BLOCK_PERCENT = 30
