for message in ("'text'", "None", "5", "(1, 2)", "ValueError('inner')", "[]", "object", "b'x'"):
    try:
        exec(f"assert False, {message}")
    except AssertionError as e:
        print(e.args, str(e), repr(e))
