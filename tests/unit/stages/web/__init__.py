"""The stage that makes one HTML file of a page."""
