def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @staticmethod
    def helper(n):
        return n + 1

    value = helper(4)

print(A.value)
