# site's names in builtins.
import builtins
print(exit, quit)
print([type(vars(builtins)[n]).__qualname__ for n in ("exit", "quit", "copyright", "credits", "license", "help")])
print(type(exit).__module__, exit.eof, vars(quit))
print(credits)
print(license._Printer__data, len(license._Printer__filenames), license._Printer__filenames[-2:])
print(help, type(license)._Printer__setup.__name__, type(license).MAXLINES)
try:
    exit(3)
except SystemExit as error:
    print(error.code)
