# ends: work
-1 in iter(int, 1)
