"""What the interpreter puts into its errors."""


def show(function):
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error, "|", error.name, error.args)


def local():
    print(value)
    value = 1


def deleted():
    value = 1
    del value
    value


def free():
    def inner():
        return value
    inner()
    value = 1


def delete_global():
    global gone
    del gone


def comprehension():
    return [missing for _ in "a"]


for function in (lambda: missing, local, deleted, free, delete_global, comprehension, lambda: exec("del nothing"), lambda: eval("nothing")):
    show(function)
