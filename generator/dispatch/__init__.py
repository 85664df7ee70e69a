"""Finished editions on their way to their readers: recipients, packages, signatures, mail."""
