# ends: work
import sys
def hook(*args):
    while True:
        pass
sys.excepthook = sys.unraisablehook = hook
class C:
    def __del__(self):
        raise ValueError
C()
while True:
    pass
