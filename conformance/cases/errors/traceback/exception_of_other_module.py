class Elsewhere(Exception):
    pass

Elsewhere.__module__ = "some.where"
raise Elsewhere("text")
