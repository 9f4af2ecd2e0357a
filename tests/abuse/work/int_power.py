# ends: refused
10 ** 10 ** 9
