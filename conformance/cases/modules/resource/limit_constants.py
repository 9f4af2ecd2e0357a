import resource

for name in sorted(n for n in dir(resource) if n.startswith("RLIM")):
    print(name, getattr(resource, name))
