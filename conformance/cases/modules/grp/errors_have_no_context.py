import grp, pwd

for call in (lambda: grp.getgrnam("nope"), lambda: grp.getgrgid(3999999), lambda: pwd.getpwnam("nope"), lambda: pwd.getpwuid(3999999)):
    try:
        call()
    except KeyError as error:
        print(repr(error), error.__cause__, error.__context__)
    try:
        try:
            1 / 0
        finally:
            call()
    except KeyError as error:
        print(type(error.__context__).__name__)
