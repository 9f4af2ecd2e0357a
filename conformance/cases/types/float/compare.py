nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], 0.0 == -0.0, 1.0 < 2, 2.5 >= 2.5)
print(1e308 * 10 == float("inf"), 0.1 + 0.2 == 0.3, 3.0 == 3, 2.0**70 == 2**70, 1.5 < 10**400, 1.5 > -10**400)
try:
    1.0 < None
except TypeError as e:
    print(e)
