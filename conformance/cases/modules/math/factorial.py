import math
print([math.factorial(n) for n in range(15)], math.factorial(25), math.factorial(True))
print(len(str(math.factorial(500))), math.factorial(100) // math.factorial(98), hash(math.factorial(300)))
for n in (-5, 10**20, 2.0):
    try:
        print(math.factorial(n))
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
