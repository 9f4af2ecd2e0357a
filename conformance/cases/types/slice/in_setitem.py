class S:
    def __setitem__(self, key, value):
        print("set", key, value)
    def __delitem__(self, key):
        print("del", key)
s = S()
s[1:2] = 5
s[::2] = "x"
del s[:3]
s[1:2, 3] = None
