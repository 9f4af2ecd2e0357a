# ends: refused
pow(3, 10**200_000, 10**200_000 + 7)
