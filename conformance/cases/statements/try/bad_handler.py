try:
    try:
        raise ValueError("a")
    except "not a class":
        pass
except TypeError as error:
    print(error, repr(error.__context__))
try:
    try:
        raise ValueError("b")
    except (KeyError, 5):
        pass
except TypeError as error:
    print(error)
try:
    1
except undefined_name_is_not_looked_up:
    pass
print("fine")
