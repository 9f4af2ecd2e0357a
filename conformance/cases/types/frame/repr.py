def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys
text = repr(sys._getframe())
print(text.startswith("<frame at 0x"), text.endswith("code <module>>"), ", line 1," in text or ", line " in text)
