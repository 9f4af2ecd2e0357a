def check(x):
    assert x > 0, f"{x} is not positive"
    assert isinstance(x, int)
    return x
print(check(1))
for value in (-1, 1.5):
    try:
        check(value)
    except AssertionError as error:
        print(repr(error), error.args)
