import sys

def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.err_msg.split(" <")[0], args.object)

sys.unraisablehook = hook

class A:
    def __del__(self):
        1 / 0

A()
print("after")
