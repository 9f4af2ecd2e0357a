print(range(1, 5, 2).__reduce__(), range(3).__reduce__())
print(range.__new__(range, 3), range(3).__len__(), range(3).__getitem__(1), range(3).__eq__(range(3)), range(3).__lt__(range(4)))
