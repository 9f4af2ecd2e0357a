class G(ExceptionGroup):
    def __new__(cls, msg, errors, code):
        self = super().__new__(cls, msg, errors)
        self.code = code
        return self
    def derive(self, errors):
        print("derive", len(errors))
        return G(self.message, errors, self.code)
try:
    try:
        raise G("g", [ValueError(1), TypeError(2)], 42)
    except* ValueError as e:
        print(type(e).__name__, e.code)
except G as e:
    print(type(e).__name__, e.code, e.exceptions)
class Bad(ExceptionGroup):
    def split(self, what): return 5
try:
    try:
        raise Bad("b", [ValueError()])
    except* ValueError:
        pass
except TypeError as e:
    print(e)
