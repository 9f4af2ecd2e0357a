for source in "__conditional_annotations__ = 0\nif 1: x: int", \
        "x: int = 1\nglobals()['__conditional_annotations__'] = []\nif 1: y: int", \
        "if 1: y: int\ndel __conditional_annotations__\nif 1: z: int", \
        "class A:\n  __conditional_annotations__ = 0\n  if 1: z: int":
    try:
        exec(source, {})
        print("done")
    except (TypeError, NameError) as error:
        print(type(error).__name__, error)
try:
    exec("__conditional_annotations__ = frozenset()\nx: int", {})
except TypeError as error:
    print(error)
