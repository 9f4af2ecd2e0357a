print(round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(5, -1), round(15, -1), round(25, -1), round(7, 3), round(10**30 + 5, -1))
print(round(99, -5), round(123, -100), round(0, -3), round(5, None), type(round(True)))
try:
    round(5, "a")
except TypeError as e:
    print(e)
