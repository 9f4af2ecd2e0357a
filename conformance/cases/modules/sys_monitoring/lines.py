from _watch import watch


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return None


def loops(n):
    while n: n -= 1
    for i in range(2):
        n += i
    return [
        i
        for i in range(n)
    ]


def handled():
    try:
        {}["x"]
    except KeyError as error:
        n = 1
    finally:
        n = 2
    with Manager():
        pass


def one_line(): return 5


watch(loops, 2, only=("LINE",))
watch(handled, only=("LINE",))
watch(one_line, only=("LINE",))
watch(one_line, only=("LINE", "PY_START"))
watch(loops, 1, only=("INSTRUCTION",))
