print(sum([1j, 2, 3.5]), sum([0.1j] * 10), sum([1j], 5), sum([1e100 + 1j, 1, -1e100]), sum([1j, 2**70]))
print(sum([1j, True]), sum([], 1j), max([1, 2], key=lambda v: abs(v * 1j)))
try:
    max(1j, 2j)
except TypeError as e:
    print(e)
