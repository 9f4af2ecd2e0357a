try:
    x = 1
except* ValueError:
    print("no")
else:
    print("else", x)
finally:
    print("finally")
try:
    try:
        pass
    except* ValueError:
        pass
    else:
        raise KeyError("from else")
except* KeyError as e:
    print(repr(e))
print("x" in globals())
