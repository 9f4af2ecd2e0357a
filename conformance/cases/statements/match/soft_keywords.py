match = [3]
case = {"case": 1}
type = 5
_ = "underscore"
print(match[0], case["case"], type, _)
match (match):
    case [case]:
        print("captured", case)
match -1:
    case -1:
        print("minus one", _)
type Alias = int
print(Alias, Alias.__value__)
