import annotationlib
x: int = 1
z: list[int]
print(x, __annotate__(annotationlib.Format.VALUE))
try:
    z
except NameError as error:
    print(error)
print(globals().get("__annotations__"))
