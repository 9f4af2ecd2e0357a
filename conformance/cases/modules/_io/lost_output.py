import sys

class Broken:
    def write(self, text):
        pass

    def flush(self):
        raise ValueError("nothing goes out")

sys.__stdout__.write("before\n")
sys.__stdout__.flush()
sys.stdout = Broken()
print("lost")
