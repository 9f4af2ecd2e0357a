def positive(n):
    assert n > 0, "must be positive"
    return n
print(positive(3))
positive(-3)
