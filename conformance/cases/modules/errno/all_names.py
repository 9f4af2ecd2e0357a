import errno

for name in sorted(dir(errno)):
    if name.startswith("E"):
        print(name, getattr(errno, name))
