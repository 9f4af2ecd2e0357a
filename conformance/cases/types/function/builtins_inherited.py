own = {"None": None}
space = {"type": type, "__builtins__": own}
exec("def f(): pass\ng = type(f)(f.__code__, {})", space)
print(space["f"].__builtins__ is own, space["g"].__builtins__ is own, space["g"].__globals__)


def f(): return len("abc")


g = type(f)(f.__code__, {})
print(g(), g.__builtins__ is f.__builtins__, g.__globals__)
print(str.maketrans.__self__, bytes.maketrans.__self__, dict.fromkeys.__self__, int.__new__.__self__)
print(str.maketrans.__qualname__, repr(str.maketrans).split(" at ")[0])
