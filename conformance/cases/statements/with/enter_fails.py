class Bad:
    def __init__(self, at): self.at = at
    def __enter__(self):
        if self.at == "enter":
            raise ValueError("enter")
    def __exit__(self, *args):
        print("exit called")
        if self.at == "exit":
            raise KeyError("exit")
try:
    with Bad("exit") as a, Bad("enter") as b:
        print("never")
except KeyError as error:
    print(repr(error), repr(error.__context__))
try:
    with Bad("exit"):
        pass
except KeyError as error:
    print(repr(error), error.__context__)
