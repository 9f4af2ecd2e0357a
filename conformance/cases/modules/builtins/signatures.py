import builtins, inspect

for name in sorted(n for n in dir(builtins) if n.islower() and not n.startswith("_")):
    function = getattr(builtins, name)
    if type(function) is type(len):
        try:
            print(name, inspect.signature(function))
        except ValueError as error:
            print(name, "no signature")
