def f():
    n = 0
    try:
        while True:
            n += 1
            if n == 4: raise StopIteration(n)
    except StopIteration as e:
        return e.value
print(f())
def retry(fail):
    attempts = 0
    while True:
        attempts += 1
        try:
            if attempts < fail: raise OSError(attempts)
        except OSError as e:
            last = e
            if attempts == 5:
                raise RuntimeError("gave up") from e
        else:
            return attempts
print(retry(3))
try:
    retry(10)
except RuntimeError as e:
    print(e, repr(e.__cause__))
def context():
    errors = []
    n = 0
    while n < 3:
        n += 1
        try:
            raise ValueError(n)
        except ValueError as e:
            errors.append(e)
    return [(e.args, e.__context__) for e in errors]
print(context())
x = 10
while x:
    try:
        x -= 3
        1 / (x - 4)
    except ZeroDivisionError:
        break
print(x)
