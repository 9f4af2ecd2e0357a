def f(error):
    out = []
    try:
        out.append("try")
        if error:
            raise error
    except ValueError:
        out.append("value")
    except (TypeError, KeyError) as e:
        out.append(type(e).__name__)
    else:
        out.append("else")
    finally:
        out.append("finally")
    return out
for error in [None, ValueError(), TypeError(), KeyError(1)]:
    print(f(error))
try:
    f(OSError("escapes"))
except OSError as e:
    print(e)
