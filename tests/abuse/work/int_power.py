# ends: work
10 ** 10 ** 9
