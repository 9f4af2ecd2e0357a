class Box[T]:
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return self.item
class Sub[K](Box[K], dict[K, int]): pass
print(Box[int], Box.__type_params__, Box.__parameters__, Box.__orig_bases__)
print(Box[str]("x").get(), Sub.__mro__[1:3], Sub[int].__args__)
try:
    Box[int, str]
except TypeError as error:
    print(error)
