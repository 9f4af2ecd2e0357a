def deco(tag):
    print("make", tag)
    def apply(f):
        print("apply", tag, f.__name__)
        f.tags = getattr(f, "tags", ()) + (tag,)
        return f
    return apply
@deco("outer")
@deco("inner")
def f(): "doc"
print(f.tags, f.__doc__)
@(lambda f: f.__name__.upper())
def loud(): pass
print(loud)
@[print, str][1]
def text(): pass
print(text.startswith("<function text at"))
