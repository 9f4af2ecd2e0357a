type A[T] = list[T]
for name in ["__name__", "__value__", "__type_params__", "__parameters__", "__module__", "__doc__", "other", "evaluate_value"]:
    try:
        setattr(A, name, 1)
        print("set", name)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
    try:
        delattr(A, name)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
