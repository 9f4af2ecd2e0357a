class A:
    blech = 1
    _private = 2
    def __init__(self): self.instance_name = 1
for name in ("bluch", "private", "_privat", "instance_nam", "__init_", "zzz"):
    try:
        getattr(A(), name)
    except AttributeError as error:
        import traceback
        print(name, traceback.format_exception_only(error)[-1].strip())
