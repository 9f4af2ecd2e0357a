# Attributes of classes that keep changing, seen through classes, instances and derived classes, by instructions that run often.
class Base:
    count = 0
    limit = 10

    def __init__(self):
        type(self).count += 1

    def read(self):
        return self.count

    def limited(self):
        return self.limit


class Derived(Base):
    pass


class Own(Base):
    count = 100


class Slots:
    __slots__ = ("own",)
    total = 1.5


def through_class(cls):
    return cls.count, cls.limit


def through_instance(value):
    return value.count


bases = [Base() for _ in range(20)]
print(Base.count, Derived.count, Own.count, [through_class(c) for c in (Base, Derived, Own)])
print([b.read() for b in bases[:3]], through_instance(Derived()), Base.count, Derived.count)
for step in range(8):
    Base.count = step
    assert through_class(Base) == (step, 10), step
    assert through_instance(bases[0]) == step == bases[1].read()
    assert through_class(Own)[0] == 100
print(Derived.count, Derived().count, Derived.__dict__.get("count"))

# The instance's own attribute hides it, and shows it again when it is gone.
one = bases[0]
seen = []
for step in range(8):
    Base.count = step * 10
    if step % 2:
        one.count = -step
    seen.append((through_instance(one), through_instance(bases[1])))
    if step % 2:
        del one.count
print(seen)

# A variable that becomes a method, a property, another class's, nothing.
Base.count = lambda self: "called"
print(through_instance(one)(), one.count())
Base.count = property(lambda self: "property")
print(through_instance(one), type(Base.count).__name__)
Base.count = 5
print(through_instance(one), through_class(Base))
Base.count = [1]
Base.count = [1, 2]
print(through_instance(one), through_instance(Derived()))
del Base.count
try:
    through_instance(one)
except AttributeError as error:
    print(error)
try:
    Base.count += 1
except AttributeError as error:
    print(error)
Base.count = "text"
print(through_instance(one), one.read())

# New attributes of the class move the others; derived classes get their own.
for step in range(8):
    setattr(Base, f"more{step}", step)
    Base.count = step
    assert through_instance(one) == step
    assert through_class(Base)[0] == step
Derived.count = 1000
print(through_class(Base)[0], through_class(Derived)[0], through_instance(Derived()))
Derived.__bases__ = (Own,)
del Derived.count
print(through_class(Derived)[0])

# Members of classes with slots, metaclasses with attributes of that name, values that call.
slots = [Slots(), Slots()]
for step in range(6):
    Slots.total += 1
    assert slots[0].total == Slots.total == 2.5 + step
print(Slots.total)


class Meta(type):
    made = 0

    @property
    def level(cls):
        return "meta"

    def __call__(cls, *args):
        Meta.made += 1
        return super().__call__(*args)


class Made(metaclass=Meta):
    level = 1


def level_of(value):
    return value.level


for step in range(6):
    assert level_of(Made) == "meta"
    try:
        Made.level = step
    except AttributeError as error:
        if step == 0:
            print(error)
print(level_of(Made()), Meta.made, [Made() and Meta.made for _ in range(6)])


class Callable:
    run = int

    def go(self):
        return self.run("12")


value = Callable()
seen = []
for kind in (int, float, str, list, int, len, abs, float):
    Callable.run = kind
    try:
        seen.append(value.go())
    except TypeError as error:
        seen.append(str(error))
print(seen)


class Freed:
    def __del__(self):
        print("freed", Base.count)


for step in range(6):
    Base.count = [Freed()] if step == 4 else step
    seen = through_instance(one)
del seen
Base.count = 7
print(through_instance(one))
