error = ValueError("odd notes")
error.__notes__ = 5
raise error
