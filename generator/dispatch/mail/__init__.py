"""Packages on their way by e-mail, and the ledger of what was sent."""
