try:
    raise ValueError("x")
except ValueError as e:
    kept = e
print(kept)
try:
    e
except NameError as error:
    print(error)
e = "before"
try:
    1 / 0
except ZeroDivisionError as e:
    pass
print("e" in globals())
