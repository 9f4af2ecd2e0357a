class C:
    a: int
    b: undefined
print(C.__annotate__.__name__, C.__annotate__.__qualname__)
try:
    C.__annotations__
except NameError as e:
    print(e)
undefined = str
print(C.__annotations__, C.__annotate__(1))
for form in (2, 3, 4):
    try:
        C.__annotate__(form)
    except NotImplementedError as e:
        print(form, type(e).__name__, e)
