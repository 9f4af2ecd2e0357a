# object.__reduce_ex__ asks the instance and its class for __reduce__.
class Plain:
    def __init__(self):
        self.x = 1


class Own(Plain):
    def __reduce__(self):
        return Own, (), "own"


class Static:
    @staticmethod
    def __reduce__():
        return "static"


class Meta(type):
    def __getattribute__(cls, name):
        if name == "__reduce__":
            print("class asked")
        return type.__getattribute__(cls, name)


class OfMeta(metaclass=Meta):
    pass


class Asked:
    def __getattribute__(self, name):
        if name == "__reduce__":
            print("instance asked")
        return object.__getattribute__(self, name)


for instance in Plain(), Own(), Static(), OfMeta(), Asked():
    reduced = instance.__reduce_ex__(4)
    print(type(instance).__name__, reduced if isinstance(reduced, str) else (reduced[0].__name__, *reduced[1:]))
