print(True > False, True >= 1, False < 0.5, True != 1.0, True == 1 + 0j, False == 0.0, True in [1], [True] == [1], (True, 0) < (1, 1))
print(all([]), any([]), all([1, True]), any([0, False]), all([1, 0]), any(x > 2 for x in (1, 2, 3)))
print(True if 1e-300 else False, bool(-0.0), not [], not not "a")
