import traceback

class Custom:
    def __dir__(self): return answer
def show():
    try:
        Custom().bluch
    except AttributeError as error:
        print(traceback.format_exception_only(error)[-1].strip())
for answer in (["blech"], ("bloch",), ["bluch"], [5, "blach"], None, 7, []):
    show()
Custom.__dir__ = lambda self: 1 / 0
show()
