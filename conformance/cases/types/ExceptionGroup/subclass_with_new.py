def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class G(ExceptionGroup):
    def __new__(cls, text, excs, code):
        self = super().__new__(cls, text, excs)
        self.code = code
        return self

g = G("m", [ValueError()], 7)
print(g.code, g.args, g)
