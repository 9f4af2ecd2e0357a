print(dir(None))
print(sorted(vars(type(None))))
print(type(None).__bool__, type(None).__repr__, type(None).__doc__)
