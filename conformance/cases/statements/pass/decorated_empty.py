def deco(tag):
    print("deco", tag)
    def inner(obj):
        print("apply", tag, obj.__name__)
        return obj
    return inner
@deco(1)
@deco(2)
def f(): pass
@deco(3)
class C: pass
print(f.__name__, C.__name__)
