# ends: work
all(reversed(range(1, 10**18)))
