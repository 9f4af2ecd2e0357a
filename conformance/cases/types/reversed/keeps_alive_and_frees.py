class L(list):
    def __del__(self): print("list deleted")
l = L([1, 2])
r = reversed(l)
del l
print(next(r), next(r))
print(next(r, "end"))
print("still here", r.__length_hint__())
