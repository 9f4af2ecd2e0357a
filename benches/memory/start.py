"""The bare start."""
