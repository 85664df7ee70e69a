"""Two editions compared, page by page, for the person who has to clear the new one."""
