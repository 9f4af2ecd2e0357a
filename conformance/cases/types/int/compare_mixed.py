print(1 == 1.0, 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 10**400 > float("inf"), -10**400 < float("-inf"))
print(1 < float("nan"), 1 != float("nan"), 3 == 3 + 0j, 10**30 == complex(10**30), True == 1, 2**64 == 2.0**64)
try:
    1 < "a"
except TypeError as e:
    print(e)
