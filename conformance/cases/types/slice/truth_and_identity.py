print(bool(slice(0)), slice(1) is slice(1), type(slice(1)), isinstance(slice(1), slice))
print(slice(1, 2) == slice(1.0, 2.0), slice(True) == slice(1), slice(None) == slice(None, None, None))
