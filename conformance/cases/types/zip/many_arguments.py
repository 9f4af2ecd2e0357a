z = list(zip(*([i, i + 1] for i in range(50))))
print(len(z), len(z[0]), z[0][:3], z[1][-1])
print(list(zip(*["ab"] * 300))[1] == ("b",) * 300)
print(sum(1 for _ in zip(range(1000), range(999))))
