error = ValueError("odd notes")
error.__notes__ = ["one", 2, None]
raise error
