import builtins, site

print(exit, quit, type(exit).__name__)
for f in (exit, quit):
    try:
        f(3)
    except SystemExit as error:
        print(error.code)
print(type(credits).__name__, copyright.__class__ is credits.__class__ is license.__class__)
print(repr(help))
