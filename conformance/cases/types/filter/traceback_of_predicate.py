def check(x):
    return x.missing
print(next(filter(check, [5])))
