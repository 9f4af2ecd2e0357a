def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class G(ExceptionGroup):
    def derive(self, excs):
        return G("derived " + self.message, excs)

g = G("m", [ValueError(1), TypeError(2)])
print(repr(g.subgroup(ValueError)), type(ExceptionGroup("m", [ValueError()]).derive([KeyError()])).__name__)
class Bad(ExceptionGroup):
    def derive(self, excs):
        return 5

show("bad", lambda: Bad("m", [ValueError(), TypeError()]).split(ValueError))
