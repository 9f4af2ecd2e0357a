import string

f = string.Formatter()
print(f.format("{:{}}|{:{w}.{p}f}", "a", 4, 1.5, w=7, p=3))
for text in ("{:{:{}}}", "{0:{1:{2}}}"):
    try:
        f.format(text, 1, 2, 3)
    except ValueError as error:
        print(error)
print(f.vformat("{0:{1}}", ("x", ">3"), {}))
