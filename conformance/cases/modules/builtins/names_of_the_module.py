import builtins

print([n for n in dir(builtins) if n.islower() and not n.startswith("_")])
print([n for n in dir(builtins) if n.startswith("_")])
print(len([n for n in dir(builtins) if n[0].isupper()]), builtins.__debug__, builtins.__spec__.origin)
try:
    builtins.__dict__["__debug__"] = 5
    print(__debug__)
    builtins.nope
except AttributeError as error:
    print(error)
builtins.nope = 5
print(nope)
