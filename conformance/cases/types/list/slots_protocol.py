a = [1, 2, 3]
print(list.__add__(a, [4]), list.__mul__(a, 2), list.__rmul__(a, 2), list.__len__(a), list.__contains__(a, 2))
print(list.__getitem__(a, 0), list.__eq__(a, [1, 2, 3]), list.__lt__(a, (1,)), list.__iadd__(a, "x"))
print(list.__setitem__(a, 0, "q"), list.__delitem__(a, 1), a, list.__imul__(a, 2))
