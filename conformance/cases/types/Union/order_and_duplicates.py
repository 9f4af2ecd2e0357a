print(int | str | int, (int | str) | (str | bytes), int | None | None, None | int, (int | str).__args__)
print(bool | int, int | bool, list[int] | list[int] | list[str])
print((int | str) == (str | int), hash(int | str) == hash(str | int), (int | str) == (int | bytes), (int | str) == 5)
print(1 | 2, int | int, type(int | int))
