import re
import weakref


def shown(own): return re.sub("0x[0-9a-f]+", "0x", repr(own))


def inner():
    class C: pass
    return C


class Config(dict):
    def __getattr__(self, name): return self[name]


class Named:
    __name__ = "name"


class Raising:
    @property
    def __name__(self): raise ValueError


for cls in inner(), Config, Named, type("D", (), {"__module__": "package.module"}):
    own = cls()
    print(shown(weakref.ref(own)), shown(weakref.proxy(own)))
print(shown(weakref.ref(inner)), shown(weakref.ref(Named)))
own = Raising()
try:
    repr(weakref.ref(own))
except ValueError:
    print("raised", shown(weakref.proxy(own)))
