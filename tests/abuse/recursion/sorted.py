# ends: RecursionError
def key(n):
    return sorted([1], key=key)
sorted([1], key=key)
