import warnings
for source in ["assert (0, 'x')", "assert (0)", "assert (0,)", "assert ()", "assert (1, 2), 'm'", "assert (x := 0), x", "assert [0, 'x']"]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(source)
            print(source, "passed", [str(w.message) for w in caught])
        except AssertionError as e:
            print(source, "failed", e.args, [str(w.message) for w in caught])
