"""Builtin functions are no descriptors: in a class they stay what they are."""


class Holder:
    length = len
    maker = dict.fromkeys
    show = print
    lowered = str.lower


holder = Holder()
print(holder.length([1, 2]), Holder.length is len, holder.maker("a"), Holder.__dict__["length"] is len)
holder.show("shown", sep="")
try:
    holder.lowered()
except TypeError as error:
    print(error)
Holder.wrapped = staticmethod(len)
print(holder.wrapped("abc"), list(map(Holder.length, ["a", "bc"])))
