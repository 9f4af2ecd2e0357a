def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(__build_class__(lambda: None, "A").__name__)
attempt(__build_class__)
attempt(__build_class__, 5, "A")
attempt(__build_class__, lambda: None, 5)
attempt(__build_class__, lambda: None)
def meta(name, bases, namespace, **kw):
    return (name, bases, sorted(namespace), kw)
class B(int, metaclass=meta, extra=5):
    x = 1
print(B)
class P:
    @classmethod
    def __prepare__(cls, name, bases, **kw): return 5
try:
    class C(metaclass=P): ...
except TypeError as error:
    print(error)
class Entries:
    def __mro_entries__(self, bases): return 5
try:
    class D(Entries()): ...
except TypeError as error:
    print(error)
import builtins
del builtins.__build_class__
try:
    class E: ...
except NameError as error:
    print(error)
