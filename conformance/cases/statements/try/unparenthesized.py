def f(error):
    try:
        raise error
    except ValueError, KeyError:
        return "either"
    except TypeError:
        return "type"
print(f(ValueError()), f(KeyError()), f(TypeError()))
try:
    compile("try: pass\nexcept A, B as e: pass", "<s>", "exec")
except SyntaxError as error:
    print(error.msg)
