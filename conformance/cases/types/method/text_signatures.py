def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

print(str.upper.__text_signature__, list.append.__text_signature__, len.__text_signature__)
print(int.__add__.__text_signature__, [].append.__text_signature__, object.__init__.__text_signature__)
