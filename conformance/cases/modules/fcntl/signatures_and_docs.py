import fcntl, inspect

for name in ("fcntl", "flock", "ioctl", "lockf"):
    function = getattr(fcntl, name)
    print(name, inspect.signature(function), bool(function.__doc__))
print(fcntl.__name__, [n for n in dir(fcntl) if n.islower() and not n.startswith("_")])
