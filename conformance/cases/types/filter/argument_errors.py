for source in ["filter()", "filter(None)", "filter(None, 5)", "filter(None, 'a', 'b')", "filter(5, 'a')", "filter(function=None, iterable='a')", "filter(None, iterable='a')", "filter(lambda: 0, 'a')"]:
    try:
        f = eval(source)
        print(list(f))
    except TypeError as e:
        print(source, e)
