class E:
    def __eq__(self, other):
        print("eq", other)
        return other == 2
    __hash__ = None
match E():
    case 1: print("one")
    case 2: print("two")
match True:
    case 1: print("True matches 1")
match 1:
    case True: print("no")
    case 1.0: print("1 matches 1.0")
match 0:
    case False: print("no")
    case None: print("no")
    case -0: print("minus zero")
match 3 + 4j:
    case 3 - 4j: print("no")
    case 3 + 4j: print("complex")
match "ab":
    case "a" "b": print("joined")
match b"x":
    case "x": print("no")
    case b"x": print("bytes")
