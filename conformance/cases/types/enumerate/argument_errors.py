for source in ["enumerate()", "enumerate(1)", "enumerate('a', 1, 2)", "enumerate(iter=1)", "enumerate(iterable=[1], start=3)", "enumerate(start=3)", "enumerate('a', begin=1)", "enumerate(start=1, iterable='a')", "enumerate([1], iterable=[2])", "enumerate(**{'iterable': 'a', 'x': 1})"]:
    try:
        print(list(eval(source)))
    except TypeError as e:
        print(e)
